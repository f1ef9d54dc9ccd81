/// A statement that the guard let through.
public struct GuardedQuery: Sendable, Equatable {
  /// The statement as it was written, without what follows it.
  public let statement: String
  /// What it reads, in order.
  public let tables: [TableName]
  /// The most rows that may be given.
  public let maxRows: Int

  /// The statement as it may be run: one SELECT, its rows limited, its order kept.
  public var sql: String { Self.wrapped(statement, limit: maxRows) }

  /// The bytes in front of ``statement`` in ``sql``.
  static let prefix = "SELECT * FROM (\n"

  // The line ends keep a comment at the end of the statement from hiding the rest.
  static func wrapped(_ statement: String, limit: Int) -> String {
    "\(prefix)\(statement)\n) LIMIT \(limit)"
  }
}
