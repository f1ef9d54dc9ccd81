internal import Lake
internal import Timing

/// What telemetry takes from the rest of a session: when the stream began, which cars are drivers', and from when to
/// when each lap went. As long as these stay, a change of any other topic or of the result leaves telemetry alone.
struct TelemetryInputs {
  let sha256: String

  init(_ tables: SessionTables) {
    let cars = tables.carData?.cars.map(\.number) ?? []
    let positions = tables.positionData?.cars.map(\.number) ?? []
    var lines = [
      tables.streamStart.map { "\($0)" } ?? "-", cars.joined(separator: " "),
      positions.joined(separator: " "),
    ]
    // Telemetry is in the order of the numbers, whatever order the result puts drivers in.
    lines += tables.laps.map { lap in
      let (start, end) = (lap.startTime.map { "\($0)" }, lap.time.map { "\($0)" })
      return "\(lap.driverNumber) \(lap.number) \(start ?? "-") \(end ?? "-")"
    }.sorted()
    sha256 = SourceFile(path: "", content: Array(lines.joined(separator: "\n").utf8)).sha256
  }
}
