internal import Foundation

/// All columns of the lake that can be asked for without a metric of their own.
struct ModelColumns: Sendable {
  let all: [ModelColumn]
  /// What the description of each model says, in stems: a question may use the words without asking for more.
  let described: [String: Set<String>]

  init(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    var all: [ModelColumn] = []
    var described: [String: Set<String>] = [:]
    for (table, columns) in lake.tables.sorted(by: { $0.key < $1.key }) {
      let text = lake.details.descriptions[table] ?? ""
      // What a model leaves out is no part of what its rows are.
      let told = Self.text(text, upTo: ["Leaves out", "Source:", "Never"])
      let name = String(table.split(separator: ".").last ?? "").replacing("_", with: " ")
      let called = semantics.synonyms.tables?[table] ?? []
      let words = Set(
        ([told, name] + called).flatMap { Words.split($0) }.map(\.stem))
      described[table] = words
      guard !Self.huge.contains(table), columns.contains(where: { $0.name == "season" }) else {
        continue
      }
      let names = Set(columns.map(\.name))
      let grain = Self.grain(text)
      for column in columns where Self.canBeAsked(column.name, names) {
        all.append(
          ModelColumn(
            table, column, among: names, grain: grain,
            synonyms: semantics.synonyms.columns?[column.name] ?? [], tableWords: words))
      }
    }
    self.all = all
    self.described = described
  }

  /// What "One row per driver and stint of a race." names, in stems.
  private static func grain(_ text: String) -> Set<String> {
    guard let start = text.range(of: "One row per ") else { return [] }
    let rest = text[start.upperBound...].prefix { $0 != "." && $0 != ":" }
    return Set(
      Words.split(String(rest)).map(\.stem).prefix { !["of", "to", "on", "since"].contains($0) })
  }

  private static func text(_ text: String, upTo marks: [String]) -> String {
    let ends = marks.compactMap { text.range(of: $0)?.lowerBound }
    return String(text[..<(ends.min() ?? text.endIndex)])
  }

  private static func canBeAsked(_ name: String, _ all: Set<String>) -> Bool {
    if technical.contains(name) || name.hasSuffix("_key") || name.hasSuffix("_path") {
      return false
    }
    // The same in seconds is there as well.
    return !(name.hasSuffix("_ms") && all.contains(String(name.dropLast(2)) + "s"))
  }

  private static let huge: Set = ["silver.telemetry", "silver.car_data", "silver.position_data"]
  private static let technical: Set = [
    "season", "round", "grand_prix", "session_code", "session_id", "is_simulated", "driver", "team",
    "team_id", "driver_id", "championship", "entrant", "entrant_id", "lap_number",
  ]
}
