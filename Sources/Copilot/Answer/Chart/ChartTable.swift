internal import DuckDB

/// The rows of an answer as charts see them: which columns are measured, which name things, which are counted along.
struct ChartTable {
  /// Columns along which things happen, in the project's names.
  private static let sequences: Set<String> = [
    "lap_number", "round", "season", "time_s", "session_time_s", "distance_m", "bin_start_min",
    "tyre_life", "tyre_age", "point",
  ]
  /// Numbers that name something.
  private static let labels: Set<String> = [
    "season", "round", "lap_number", "stint", "stop", "driver_number", "corner", "segment",
    "first_lap", "last_lap", "bin_start_min", "point", "rank",
  ]

  let fields: [CopilotAnswer.Field]
  let rows: [[Value]]
  private let keys: [[String]]

  init(_ fields: [CopilotAnswer.Field], _ rows: [[Value]]) {
    self.fields = fields
    self.rows = rows
    keys = rows.map { $0.map(\.key) }
  }

  var names: [String] { fields.map(\.name) }

  func has(_ name: String?) -> Bool { name.map { index($0) != nil } ?? false }

  /// Numbers that are measured or counted, not such that name something.
  var measures: [String] {
    fields.filter { $0.type.isNumeric && !Self.labels.contains($0.name) }.map(\.name)
  }

  /// Columns of text that tell rows apart.
  var categories: [String] {
    fields.filter { ($0.type == "VARCHAR" || Self.labels.contains($0.name)) && isVaried($0.name) }
      .map(\.name)
  }

  func isNumber(_ name: String?) -> Bool {
    name.flatMap(index).map { fields[$0].type.isNumeric } ?? false
  }

  func isSequence(_ name: String) -> Bool {
    guard let index = index(name) else { return false }
    return Self.sequences.contains(name) && fields[index].type.isNumeric
      || fields[index].type.hasPrefix("TIMESTAMP") || fields[index].type == "DATE"
  }

  func isVaried(_ name: String) -> Bool { distinct([name]) > 1 }

  /// How many different combinations of values these columns have.
  func distinct(_ names: [String]) -> Int { Set(combinations(names)).count }

  /// Whether these columns tell all rows apart.
  func isUnique(_ names: [String]) -> Bool { distinct(names) == rows.count }

  /// Whether values go up from row to row, within each series.
  func ascends(_ name: String, within series: String?) -> Bool {
    guard let column = index(name) else { return false }
    let names = series.map { combinations([$0]) } ?? rows.map { _ in [] }
    var last: [[String]: Value] = [:]
    for (row, group) in zip(rows, names) {
      if let before = last[group], row[column].isLess(than: before) { return false }
      last[group] = row[column]
    }
    return true
  }

  private func combinations(_ names: [String]) -> [[String]] {
    let columns = names.compactMap(index)
    return keys.map { row in columns.map { row[$0] } }
  }

  private func index(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

extension Value {
  /// As text, so that equal values are equal.
  fileprivate var key: String {
    switch self {
    case .null: ""
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .timestamp(let value): "\(value)"
    case .text(let value): value
    case .blob(let value): "\(value.count)"
    }
  }

  fileprivate func isLess(than other: Value) -> Bool {
    if case (.timestamp(let a), .timestamp(let b)) = (self, other) { return a < b }
    if let a = text, let b = other.text { return a < b }
    guard let a = double, let b = other.double else { return false }
    return a < b
  }
}
