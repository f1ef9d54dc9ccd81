extension Metric {
  /// What rows of two metrics have in common.
  private static let keys = ["season", "round", "session_code", "driver"]

  /// Whether rows of both are about drivers in sessions, so that they can stand side by side.
  func joins(_ other: Metric) -> Bool {
    [self, other].allSatisfy { $0.rowKeys == ["driver"] && $0.scope == .session && $0.fixed == nil }
  }

  /// The rows of this metric with the other's value beside.
  ///
  /// - Parameter own: the columns that the rows have already.
  func joined(with other: Metric, columns own: Set<String>) -> Metric {
    let keys = Self.keys.joined(separator: ", ")
    let filter = other.where.map { " where \($0)" } ?? ""
    var joined = self
    joined.from =
      "select mine.*, theirs.\(other.value) from (select \(keys), \(other.value) from \(other.rows)\(filter)) as theirs join \(rows) as mine using (\(keys))"
    joined.columns = own.sorted() + [other.value]
    return joined
  }

  /// With the same in percent as its value, where its rows have that: "delta_pct" for "delta_s".
  func inPercent(columns: Set<String>) -> Metric? {
    guard value.hasSuffix("_s") else { return nil }
    let name = value.dropLast() + "pct"
    guard columns.contains(String(name)) else { return nil }
    var metric = self
    metric.value = String(name)
    return metric
  }

  /// As it stands behind FROM.
  private var rows: String { from.contains(" ") ? "(\(from.collapsed))" : from }
}
