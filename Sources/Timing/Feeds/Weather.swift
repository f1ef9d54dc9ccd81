/// One reading of the track's weather station, about once a minute.
public struct Weather: Sendable, Equatable {
  /// Session time, milliseconds.
  public let time: Int
  /// Degrees Celsius.
  public let airTemperature, trackTemperature: Double
  /// Percent.
  public let humidity: Double
  /// Millibar.
  public let pressure: Double
  /// True while it rains.
  public let isRaining: Bool
  /// Where the wind comes from, degrees.
  public let windDirection: Int
  /// Metres per second.
  public let windSpeed: Double

  /// All readings. A value that is missing or no number reads as 0, as FastF1 has it, with a finding.
  public static func decode(_ stream: FeedStream, _ findings: inout [Finding]) -> [Weather] {
    var missing: [(line: Int, names: [String])] = []
    let readings = stream.records.compactMap { record -> Weather? in
      guard record.body.isObject else { return nil }
      var names: [String] = []
      func number(_ name: StaticString) -> Double {
        if let value = record.body[name]?.double { return value }
        names.append("\(name)")
        return 0
      }
      func text(_ name: StaticString) -> String? {
        if let value = record.body[name]?.string { return value }
        names.append("\(name)")
        return nil
      }
      let reading = Weather(
        time: record.time, airTemperature: number("AirTemp"), trackTemperature: number("TrackTemp"),
        humidity: number("Humidity"), pressure: number("Pressure"),
        isRaining: text("Rainfall") == "1",
        windDirection: Int(exactly: number("WindDirection").rounded(.towardZero)) ?? 0,
        windSpeed: number("WindSpeed"))
      if !names.isEmpty { missing.append((record.line, names)) }
      return reading
    }
    findings += missing.map {
      Finding(
        .warning, stream.feed, line: $0.line,
        "no value for \($0.names.joined(separator: ", "))",
        action: "stored 0 or false as FastF1 does")
    }
    return readings
  }
}
