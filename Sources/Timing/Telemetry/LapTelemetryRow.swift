/// Appends the rows of one lap.
struct LapTelemetryRow {
  private let lap: Int32
  private let start: Int64
  private let streamStart: Int64
  private let length: Double
  /// X, Y, Z and the distance of the next row.
  var place = SIMD4<Double>(repeating: .nan)

  /// - Parameters:
  ///   - start: session time of the lap's start, milliseconds.
  ///   - streamStart: milliseconds since 1970-01-01 UTC of session time 0.
  ///   - length: the lap's distance, metres.
  init(lap: Int, start: Int64, streamStart: Int64, length: Double?) {
    self.lap = Int32(clamping: lap)
    self.start = start
    self.streamStart = streamStart
    self.length = length.flatMap { $0 == 0 ? nil : $0 } ?? .nan
  }

  func append(
    _ time: Int64, _ source: LapTelemetry.Source, _ channels: CarChannels, car: Int?,
    _ status: PositionSample.Status, _ out: inout LapTelemetry
  ) {
    let values = channels.values(at: time, car)
    out.lapNumber.append(lap)
    out.time.append(Int32(clamping: time - start))
    out.sessionTime.append(time)
    out.date.append((streamStart + time) * 1000)
    out.source.append(source.rawValue)
    out.rpm.append(values.rpm)
    out.speed.append(values.speed)
    out.throttle.append(values.throttle)
    out.gear.append(values.gear)
    out.brake.append(values.brake)
    out.drs.append(values.drs)
    out.x.append(Float(place.x))
    out.y.append(Float(place.y))
    out.z.append(Float(place.z))
    out.status.append(status.rawValue)
    out.distance.append(Float(place.w))
    out.relativeDistance.append(Float(place.w / length))
  }
}
