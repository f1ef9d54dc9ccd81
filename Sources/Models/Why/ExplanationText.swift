internal import Foundation
internal import Lake

extension Explanation {
  /// For people.
  public var text: String {
    var lines = [mart, "  \(description)", "made from"]
    lines += inputs.map { input in
      let reads = input.reads.isEmpty ? "" : " <- " + input.reads.joined(separator: ", ")
      return "  \(input.table)\(reads)"
    }
    for row in rows {
      lines += ["", row.values.map { "\($0.column)=\($0.value ?? "NULL")" }.joined(separator: " ")]
      lines.append("laps that count: \(row.used.count)")
      lines += row.used.map(\.line)
      lines.append("laps left out: \(row.excluded.count)")
      lines += row.excluded.map(\.line)
    }
    if isCut { lines += ["", "there are more rows: narrow --where or raise --limit"] }
    return lines.joined(separator: "\n")
  }

  /// One object; `docs/gates.md` lists its keys.
  public func json() throws -> String {
    String(decoding: try LakeJSON.encode(Document(self)), as: UTF8.self)
  }

  private struct Document: Encodable {
    let mart: String, description: String
    let inputs: [Input]
    let rows: [RowDocument]
    let isCut: Bool

    enum CodingKeys: String, CodingKey {
      case mart, description, inputs, rows
      case isCut = "more_rows"
    }

    init(_ explanation: Explanation) {
      mart = explanation.mart
      description = explanation.description
      inputs = explanation.inputs
      rows = explanation.rows.map(RowDocument.init)
      isCut = explanation.isCut
    }
  }

  private struct RowDocument: Encodable {
    let values: [String: String?]
    let used: [LapDocument], excluded: [LapDocument]

    init(_ row: Row) {
      values = Dictionary(row.values.map { ($0.column, $0.value) }, uniquingKeysWith: { $1 })
      used = row.used.map(LapDocument.init)
      excluded = row.excluded.map(LapDocument.init)
    }
  }

  private struct LapDocument: Encodable {
    let driver: String?, reason: String?, role: String?
    let lapNumber: Int?
    let lapTimeS: Double?

    enum CodingKeys: String, CodingKey {
      case driver, reason, role
      case lapNumber = "lap_number"
      case lapTimeS = "lap_time_s"
    }

    init(_ lap: Lap) {
      driver = lap.driver
      reason = lap.reason
      role = lap.role
      lapNumber = lap.number
      lapTimeS = lap.seconds
    }
  }
}

extension Explanation.Lap {
  fileprivate var line: String {
    let lap = number.map { "lap \($0)" } ?? "lap"
    let padding = { (text: String, width: Int) in
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let time = seconds.map { String(format: "%.3f s", $0) } ?? "no time"
    let start = "  \(padding(driver ?? "?", 4))\(padding(lap, 8))"
    return (reason ?? role).map { start + padding(time, 12) + $0 } ?? start + time
  }
}
