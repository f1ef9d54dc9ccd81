/// A column of a model, with the words that name it and those that its description uses.
///
/// What the dbt project says of a column is enough to ask for it: its name, what people call it, its type, and which rows
/// the model has.
struct ModelColumn: Sendable {
  let table: String
  let column: String
  let type: String
  /// Columns that tell the model's rows apart, as far as its description says.
  let keys: [String]
  /// Whether rows are of seasons, of a championship after a round, or of sessions.
  let scope: Metric.Scope
  /// What it is called, each name in stems.
  let names: [[String]]
  /// What descriptions of the column and its model say, in stems.
  let words: Set<String>
  let text: String

  /// With its table: `gold.tyre_deg.raw_slope_s_per_lap`.
  var name: String { "\(table).\(column)" }
  var isNumber: Bool {
    ["DOUBLE", "BIGINT", "INTEGER", "HUGEINT", "FLOAT"].contains(type) || type.hasPrefix("DECIMAL")
  }
  /// What its values develop along.
  var trend: String? { keys.contains("lap_number") ? "lap_number" : nil }

  init(
    _ table: String, _ column: LakeVocabulary.Column, among all: Set<String>, grain: Set<String>,
    synonyms: [String], tableWords: Set<String>
  ) {
    self.table = table
    self.column = column.name
    type = column.type
    keys = Self.keys(grain, all)
    scope =
      all.contains("session_code") ? .session : all.contains("championship") ? .standing : .season
    let parts = column.name.split(separator: "_").map(String.init)
    let isUnit = parts.count > 1 && Self.units.contains(parts.last ?? "")
    let own = isUnit ? parts.dropLast() : parts[...]
    let described = Self.name(in: column.description)
    // What one word may mean besides, its name does not say.
    names =
      ([own.filter { $0 != "is" }.joined(separator: " "), described]
      + synonyms.filter { $0.contains(" ") })
      .map { Words.split($0).map(Numerals.digits).map(\.stem) }
      .filter { !$0.isEmpty }
    words = tableWords.union(Words.split(column.description).map(\.stem)).union(names.joined())
    text = column.description.isEmpty ? own.joined(separator: " ") : column.description
  }

  /// A description of a few words is a name: "Planned end (UTC)."
  private static func name(in description: String) -> String {
    let name = description.prefix { !",;(.:".contains($0) }
    return (2...4).contains(name.split(separator: " ").count) ? String(name) : ""
  }

  private static func keys(_ grain: Set<String>, _ all: Set<String>) -> [String] {
    var keys = columns.filter { !grain.isDisjoint(with: $0.words) }.flatMap(\.columns)
    if grain.isEmpty { keys = ["driver", "lap_number"] }
    return keys.unique.filter(all.contains)
  }

  /// What "one row per …" names, and the columns that say it.
  private static let columns: [(words: Set<String>, columns: [String])] = [
    (["driver"], ["driver"]), (["lap"], ["driver", "lap_number"]),
    (["stint"], ["driver", "stint"]), (["stop"], ["driver", "stop"]), (["rival"], ["rival"]),
    (["mate"], ["teammate"]), (["team"], ["team"]), (["corner"], ["corner"]), (["bin"], ["bin"]),
    (["pass"], ["driver", "passed_driver", "lap_number"]), (["championship"], ["entrant"]),
  ]
  private static let units: Set = [
    "s", "ms", "kmh", "c", "m", "dm", "pct", "deg", "mps", "mbar", "min", "kg",
  ]
}
