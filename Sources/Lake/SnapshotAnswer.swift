/// The rows of a small query, as text.
public struct SnapshotAnswer: Sendable, Equatable {
  /// The names of the columns, in order.
  public let columns: [String]
  /// Row by row; NULL is nil.
  public let rows: [[String?]]

  init(_ query: SnapshotQuery) throws {
    columns = try query.columns().map(\.name)
    var rows: [[String?]] = []
    try query.forEachChunk { chunk in
      for row in 0..<(chunk.first?.count ?? 0) { rows.append(chunk.map { $0[row] }) }
    }
    self.rows = rows
  }
}
