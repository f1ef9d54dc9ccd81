/// The key of one bronze partition: one table of one session.
public struct Partition: Hashable, Sendable {
  /// Table name in snake_case, for example `laps`.
  public let table: String
  /// Championship year.
  public let season: Int
  /// Round of the season, counted from 1.
  public let round: Int
  /// Slug of the event name, see ``Slug``.
  public let grandPrix: String
  /// Session code: FP1 FP2 FP3 SQ S Q R.
  public let session: String

  /// - Throws: ``LakeError`` of kind `invalidPartition` for a part that could not be read back from
  ///   the folder names.
  public init(
    table: String, season: Int, round: Int, grandPrix: String, session: String
  ) throws(LakeError) {
    guard Self.isName(table, "abcdefghijklmnopqrstuvwxyz0123456789_") else {
      throw Self.invalid("table", table, "letters a-z, digits and _")
    }
    guard (1000...9999).contains(season) else {
      throw Self.invalid("season", "\(season)", "a year of four digits")
    }
    guard (0...99).contains(round) else { throw Self.invalid("round", "\(round)", "0 to 99") }
    guard Self.isName(grandPrix, "abcdefghijklmnopqrstuvwxyz0123456789-") else {
      throw Self.invalid("grand prix", grandPrix, "a slug of a-z, digits and -")
    }
    guard Self.isName(session, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") else {
      throw Self.invalid("session", session, "capital letters and digits")
    }
    self.table = table
    self.season = season
    self.round = round
    self.grandPrix = grandPrix
    self.session = session
  }

  /// Folder names from the table down, joined by `/`, without one at either end.
  public var folder: String {
    let number = round < 10 ? "0\(round)" : "\(round)"
    return "\(table)/season=\(season)/round=\(number)/grand_prix=\(grandPrix)/session=\(session)"
  }

  /// The same session in another table.
  public func of(table: String) throws(LakeError) -> Partition {
    try Partition(
      table: table, season: season, round: round, grandPrix: grandPrix, session: session)
  }

  static func isName(_ text: String, _ allowed: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(Set(allowed.utf8).contains)
  }

  private static func invalid(_ part: String, _ value: String, _ rule: String) -> LakeError {
    LakeError(.invalidPartition, "'\(value)' is no \(part) of a partition; it takes \(rule)")
  }
}

extension Partition: Comparable {
  /// Ordered by table, season, round, grand prix and session code.
  public static func < (a: Partition, b: Partition) -> Bool {
    (a.table, a.season, a.round, a.grandPrix, a.session)
      < (b.table, b.season, b.round, b.grandPrix, b.session)
  }
}
