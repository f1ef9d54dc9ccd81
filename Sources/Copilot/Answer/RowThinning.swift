package import DuckDB

/// Readings of a lap are many: every nth keeps the form of a line that the first few hundred would cut off.
package enum RowThinning {
  /// The most readings that are fetched to be thinned.
  static let mostReadings = 20_000

  /// Rows at equal steps, the first and the last among them, at most `most` of them.
  package static func thinned(_ rows: [[Value]], to most: Int) -> (rows: [[Value]], step: Int) {
    guard rows.count > most, most > 1 else { return (rows, 1) }
    let step = (rows.count - 1 + most - 2) / (most - 1)
    var kept = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    if (rows.count - 1) % step != 0, let last = rows.last, kept.count < most { kept.append(last) }
    return (kept, step)
  }
}
