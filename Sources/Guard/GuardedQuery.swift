/// A statement that the guard let through, with the tables it reads.
public struct GuardedQuery: Sendable {
  /// The statement as it may be run: one SELECT, its rows limited.
  public let sql: String
}
