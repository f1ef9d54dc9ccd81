extension LapTelemetry {
  /// Rows and where they go.
  private struct Place {
    let rows: Range<Int>
    let start: Int

    /// Writes the values of one column: column by column takes a third of the time that row by row takes.
    @inline(__always)
    func write<Value>(_ column: inout [Value], _ value: (Int) -> Value) {
      column.withUnsafeMutableBufferPointer { column in
        for row in rows { column[row - rows.lowerBound + start] = value(row) }
      }
    }
  }

  /// Appends the rows of a lap.
  ///
  /// - Parameters:
  ///   - channels: what the car's readings say of the rows.
  ///   - car: the readings of the car on the lap.
  ///   - position: the positions, likewise.
  ///   - start: session time of the lap's start, milliseconds.
  ///   - streamStart: milliseconds since 1970-01-01 UTC of session time 0.
  ///   - length: the lap's distance, metres.
  mutating func append(
    _ merged: borrowing MergedReadings, _ channels: borrowing CarChannels,
    _ car: UnsafeBufferPointer<CarSample>, _ position: UnsafeBufferPointer<PositionSample>,
    lap: Int, start: Int64, streamStart: Int64, length: Double?
  ) {
    let place = Place(rows: merged.rows, start: count)
    let length = length.flatMap { $0 == 0 ? nil : $0 } ?? .nan
    let (times, sources) = (merged.times.values, merged.sources.values)
    let (places, distances) = (merged.position.all.values, merged.car.all.values)
    place.write(&lapNumber) { _ in Int64(lap) }
    place.write(&time) { Int32(clamping: times[$0] - start) }
    place.write(&sessionTime) { times[$0] }
    place.write(&date) { (streamStart + times[$0]) * 1000 }
    place.write(&source) { sources[$0] }
    place.write(&x) { Float(places[$0].x) }
    place.write(&y) { Float(places[$0].y) }
    place.write(&z) { Float(places[$0].z) }
    place.write(&distance) { Float(distances[$0]) }
    place.write(&relativeDistance) { Float(distances[$0] / length) }
    let positions = merged.position.last.values
    // Before the first position, what that one says.
    place.write(&status) {
      position.isEmpty
        ? PositionSample.Status.unknown.rawValue
        : position[max(0, Int(positions[$0]))].status.rawValue
    }
    append(channels, car, place)
    count += merged.rows.count
  }

  private mutating func append(
    _ channels: borrowing CarChannels, _ car: UnsafeBufferPointer<CarSample>, _ place: Place
  ) {
    let moments = channels.moments.values
    place.write(&rpm) { moments[$0].rpm }
    place.write(&speed) { moments[$0].speed }
    place.write(&throttle) { moments[$0].throttle }
    // Without a reading the room is left as it is: nil.
    guard !car.isEmpty else { return }
    place.write(&gear) { CarChannels.gear(car[Int(moments[$0].reading)]) }
    place.write(&brake) { CarChannels.brake(car[Int(moments[$0].reading)]) }
    place.write(&drs) { Int32(car[Int(moments[$0].reading)].drs) }
  }

  /// Takes away the room that no row has taken.
  mutating func finish() {
    func cut<Value>(_ column: inout [Value]) { column.removeLast(column.count - count) }
    cut(&lapNumber)
    cut(&time)
    cut(&sessionTime)
    cut(&date)
    cut(&source)
    cut(&rpm)
    cut(&speed)
    cut(&throttle)
    cut(&gear)
    cut(&drs)
    cut(&brake)
    cut(&x)
    cut(&y)
    cut(&z)
    cut(&status)
    cut(&distance)
    cut(&relativeDistance)
  }
}
