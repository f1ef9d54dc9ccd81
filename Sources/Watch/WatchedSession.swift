public import Foundation

/// A session of the season's calendar, and whether the lake has it.
public struct WatchedSession: Sendable, Equatable {
  /// Championship year and round.
  public let season, round: Int
  /// The Grand Prix's name, and the session's code: FP1 FP2 FP3 SQ S Q R.
  public let event, code: String
  /// When it is surely over.
  public let end: Date
  /// True where all its tables are in bronze.
  public var isStored: Bool

  /// Makes a session.
  public init(
    season: Int, round: Int, event: String, code: String, end: Date, isStored: Bool
  ) {
    (self.season, self.round, self.event, self.code) = (season, round, event, code)
    (self.end, self.isStored) = (end, isStored)
  }

  /// What tells it from all others, as in `2026 R04 Q`; a new date does not change it.
  public var key: String { Self.key(season: season, round: round, code: code) }
  /// For people, as in `2026 R04 Azerbaijan Grand Prix Q`.
  public var name: String { "\(season) R\(round < 10 ? "0" : "")\(round) \(event) \(code)" }

  /// The key of a session that is not at hand.
  public static func key(season: Int, round: Int, code: String) -> String {
    "\(season) R\(round < 10 ? "0" : "")\(round) \(code)"
  }
}
