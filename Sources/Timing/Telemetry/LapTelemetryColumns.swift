extension LapTelemetry {
  /// Makes room, so that no column has to move while it grows.
  mutating func reserveCapacity(_ rows: Int) {
    lapNumber.reserveCapacity(rows)
    time.reserveCapacity(rows)
    sessionTime.reserveCapacity(rows)
    date.reserveCapacity(rows)
    source.reserveCapacity(rows)
    rpm.reserveCapacity(rows)
    speed.reserveCapacity(rows)
    throttle.reserveCapacity(rows)
    x.reserveCapacity(rows)
    y.reserveCapacity(rows)
    z.reserveCapacity(rows)
    distance.reserveCapacity(rows)
    relativeDistance.reserveCapacity(rows)
    gear.reserveCapacity(rows)
    brake.reserveCapacity(rows)
    drs.reserveCapacity(rows)
    status.reserveCapacity(rows)
  }

  /// Appends the rows of a lap, column by column: that takes a third of the time that it takes row by row.
  ///
  /// - Parameters:
  ///   - start: session time of the lap's start, milliseconds.
  ///   - streamStart: milliseconds since 1970-01-01 UTC of session time 0.
  ///   - length: the lap's distance, metres.
  mutating func append(
    _ rows: MergedReadings, _ channels: CarChannels, status: some Sequence<UInt8>, lap: Int,
    start: Int64, streamStart: Int64, length: Double?
  ) {
    let length = length.flatMap { $0 == 0 ? nil : $0 } ?? .nan
    lapNumber += repeatElement(Int64(lap), count: rows.count)
    time += rows.times.lazy.map { Int32(clamping: $0 - start) }
    sessionTime += rows.times
    date += rows.times.lazy.map { (streamStart + $0) * 1000 }
    source += rows.sources
    channels.append(to: &self)
    x += rows.places.lazy.map { Float($0.x) }
    y += rows.places.lazy.map { Float($0.y) }
    z += rows.places.lazy.map { Float($0.z) }
    self.status += status
    distance += rows.distances.lazy.map { Float($0) }
    relativeDistance += rows.distances.lazy.map { Float($0 / length) }
  }
}
