internal import Lake
internal import Timing

/// One Grand Prix of a season's schedule.
public struct Event: Sendable, Equatable {
  /// A session of the weekend.
  public struct Session: Sendable, Equatable {
    /// Its short name.
    public let code: SessionCode
    /// Its name in that season.
    public let name: String
    /// Local start at the track, microseconds since 1970-01-01 as if it were UTC.
    public let localStart: Int64
    /// Start, microseconds since 1970-01-01 UTC.
    public let start: Int64
  }

  /// Championship year and round, from 1.
  public let season, round: Int
  /// Names.
  public let name, officialName, country, location: String
  /// `conventional`, `sprint`, `sprint_shootout` or `sprint_qualifying`.
  public let format: String
  /// The day of the race as the archive's folders have it, `2023-03-05`.
  public let date: String
  /// True where the live timing archive covers the event (2018 and later).
  public let hasTiming: Bool
  /// The sessions in their order.
  public let sessions: [Session]

  /// The event where its round, name and date can be parts of a path: they come from documents of others.
  ///
  /// - Throws: ``IngestError`` where they cannot.
  func checked() throws -> Event {
    let isPlain = !name.contains { $0 == "/" || $0.isNewline }
    guard (1...99).contains(round), isPlain, Clock.microsecondsSince1970(date) != nil,
      (try? Slug.make(name)) != nil
    else {
      throw IngestError(
        .schedule,
        "season \(season) has a round \(round), '\(name)' of '\(date)': no round from 1 to 99, no "
          + "name that a folder can have, or no date")
    }
    return self
  }

  /// The session's folder in the archive: `2023/2023-03-05_Bahrain_Grand_Prix/2023-03-05_Race`.
  ///
  /// The one folder that breaks the rule is listed; it carries the date of a postponed qualifying.
  func archivePath(_ session: Session) -> String {
    let day = Timestamp.text(session.localStart / 1000).prefix(10)
    let path = "\(season)/\(date)_\(name)/\(day)_\(session.name)".replacing(" ", with: "_")
    return path.replacing("2024-11-03_Qualifying", with: "2024-11-02_Qualifying")
  }
}
