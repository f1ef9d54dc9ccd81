/// Checks of a relation's rows that one scan answers: each finds nothing where all is well.
///
/// An aggregate for each would take several times as long to plan as the scan takes.
struct RowChecks: Sendable {
  /// What holds of a row that fails.
  var badRows: [String] = []
  /// Aggregates that are 0 where no row fails.
  var counts: [String] = []

  /// These and others, each once.
  func and(_ other: RowChecks) -> RowChecks {
    RowChecks(
      badRows: badRows + other.badRows.filter { !badRows.contains($0) },
      counts: counts + other.counts.filter { !counts.contains($0) })
  }

  /// One row: how many rows there are, then numbers that are 0 where all is well.
  func sql(over rows: String) -> String {
    let failing =
      badRows.isEmpty
      ? [] : ["count(*) FILTER (\(badRows.map { "(\($0))" }.joined(separator: " OR ")))"]
    return "SELECT \((["count(*)"] + failing + counts).joined(separator: ", ")) FROM \(rows)"
  }
}
