/// What one telemetry topic holds.
public struct DecodedTelemetry<Sample: TelemetrySample>: Sendable {
  /// The readings; nil where there are none.
  var series: TelemetrySeries<Sample>?
  /// When the stream began, by this topic.
  let streamStart: Int64?
  /// What was wrong with it.
  private(set) var findings: [Finding]

  /// Leaves out the cars that are no driver's, such as the safety car.
  mutating func keep(_ drivers: Set<String>) {
    let others = series?.cars.map(\.number).filter { !drivers.contains($0) } ?? []
    guard !others.isEmpty else { return }
    series?.cars.removeAll { !drivers.contains($0.number) }
    findings.removeAll { $0.driver.map(others.contains) ?? false }
    findings.append(
      Finding(
        .info, Sample.feed, "cars \(others.joined(separator: ", ")) have no driver",
        action: "left them out"))
  }
}

extension DecodedTelemetry where Sample: WireSample {
  init(_ stream: FeedStream) {
    var decoder = TelemetryDecoder<Sample>()
    series = decoder.decode(stream)
    streamStart = decoder.streamStart
    findings = stream.findings + decoder.findings
  }

  /// The topic, or why it cannot be trusted as a whole.
  static func decode(_ bytes: [UInt8]) -> Result<Self, FeedError> {
    Result { () throws(FeedError) in Self(try FeedStream(Sample.feed, bytes)) }
  }
}

extension SessionTables {
  /// Adds the telemetry of the session's drivers.
  mutating func add(
    _ car: DecodedTelemetry<CarSample>?, _ position: DecodedTelemetry<PositionSample>?
  ) {
    streamStart = TelemetryClock.streamStart([car?.streamStart, position?.streamStart])
    let drivers = Set(results.map(\.driverNumber))
    var (car, position) = (car, position)
    car?.keep(drivers)
    position?.keep(drivers)
    carData = car?.series
    positionData = position?.series
    findings += (car?.findings ?? []) + (position?.findings ?? []) + sentinelFindings
  }

  private var sentinelFindings: [Finding] {
    carData?.cars.compactMap { car in
      let counts = CarChannels.sentinels(car.samples)
      let texts = [
        ("throttle", counts.throttle), ("brake", counts.brake), ("gear", counts.gear),
      ].filter { $0.1 > 0 }.map { "\($0.1) of \($0.0)" }
      guard !texts.isEmpty else { return nil }
      return Finding(
        .info, .carData, driver: car.number,
        "readings without a value among \(car.samples.count): \(texts.joined(separator: ", "))",
        action: "kept them in car_data, null in telemetry")
    } ?? []
  }
}
