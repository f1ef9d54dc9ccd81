extension LapTelemetry {
  /// One row of a lap.
  struct Moment {
    /// Session time, milliseconds.
    let time: Int64
    let source: Source
    /// X, Y and Z in tenths of a metre, and the distance in metres.
    let place: SIMD4<Double>
    let status: PositionSample.Status
    let car: CarChannels.Values
  }

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
    _ moments: [Moment], lap: Int, start: Int64, streamStart: Int64, length: Double?
  ) {
    let length = length.flatMap { $0 == 0 ? nil : $0 } ?? .nan
    lapNumber += repeatElement(Int64(lap), count: moments.count)
    time += moments.lazy.map { Int32(clamping: $0.time - start) }
    sessionTime += moments.lazy.map(\.time)
    date += moments.lazy.map { (streamStart + $0.time) * 1000 }
    source += moments.lazy.map(\.source.rawValue)
    rpm += moments.lazy.map(\.car.rpm)
    speed += moments.lazy.map(\.car.speed)
    throttle += moments.lazy.map(\.car.throttle)
    gear += moments.lazy.map(\.car.gear)
    brake += moments.lazy.map(\.car.brake)
    drs += moments.lazy.map(\.car.drs)
    x += moments.lazy.map { Float($0.place.x) }
    y += moments.lazy.map { Float($0.place.y) }
    z += moments.lazy.map { Float($0.place.z) }
    status += moments.lazy.map(\.status.rawValue)
    distance += moments.lazy.map { Float($0.place.w) }
    relativeDistance += moments.lazy.map { Float($0.place.w / length) }
  }
}
