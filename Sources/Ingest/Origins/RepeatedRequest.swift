/// A request that failed and is made again.
public struct RepeatedRequest: Sendable, Equatable {
  /// What was asked for.
  public let url: String
  /// What became of it, for example `answered 503`.
  public let reason: String
  /// Which attempt that was, from 1, and how many there are at most.
  public let attempt, attempts: Int
}
