import Testing

/// A lap as the timing screen showed it.
struct ShownLap {
  let driver: String
  let number: Int
  let end: Int
  var sectors: [Int?]
  var time: Int?
}

extension SimulatedOrigin {
  /// The laps of a session in the order in which they ended.
  func laps(_ session: String) throws -> [ShownLap] {
    var result: [ShownLap] = []
    var sectors: [String: [Int?]] = [:]
    for record in try stream(session, "TimingData") {
      for (driver, line) in record.lines {
        var current = sectors[driver] ?? [nil, nil, nil]
        let patch = line["Sectors"] as? [String: [String: Any]] ?? [:]
        for (index, sector) in patch {
          guard let text = sector["Value"] as? String, let index = Int(index) else { continue }
          current[index] = text.isEmpty ? nil : try milliseconds(text)
        }
        if let number = line["NumberOfLaps"] as? Int {
          let shown = (line["LastLapTime"] as? [String: Any])?["Value"] as? String
          result.append(
            ShownLap(
              driver: driver, number: number, end: record.time, sectors: current,
              time: try shown.map(milliseconds)))
          current = [nil, nil, nil]
        }
        sectors[driver] = current
      }
    }
    return result
  }

  /// When the session status first became `status`.
  func moment(_ status: String, in session: String) throws -> Int {
    let records = try stream(session, "SessionStatus")
    return try #require(records.first { $0.value["Status"] as? String == status }).time
  }

  /// The texts of race control, in order.
  func messages(_ session: String) throws -> [String] {
    try stream(session, "RaceControlMessages").flatMap { record -> [String] in
      let listed = record.value["Messages"] as? [[String: Any]]
      let numbered = record.value["Messages"] as? [String: [String: Any]]
      return (listed ?? numbered.map { Array($0.values) } ?? []).compactMap {
        $0["Message"] as? String
      }
    }
  }
}
