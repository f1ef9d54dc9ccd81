extension IngestRun {
  /// Which sessions to ingest.
  public struct Selection: Sendable {
    /// The years; none for the latest, which are this year's.
    public let seasons: [Int]
    /// A round number or a part of an event's name; all rounds where it is nil.
    public let round: String?
    /// Session codes or names; all sessions where it is empty.
    public let sessions: [String]
    /// True where only sessions count that have ended and are not wholly in bronze.
    public let isLatest: Bool

    /// Sessions of the given years; a year that is given twice counts once.
    public init(seasons: [Int], round: String? = nil, sessions: [String] = []) {
      self.init(seasons, round, sessions, isLatest: false)
    }

    /// Sessions of one year.
    public init(season: Int, round: String? = nil, sessions: [String] = []) {
      self.init([season], round, sessions, isLatest: false)
    }

    private init(_ seasons: [Int], _ round: String?, _ sessions: [String], isLatest: Bool) {
      var seen: Set<Int> = []
      self.seasons = seasons.filter { seen.insert($0).inserted }
      self.round = round
      self.sessions = sessions
      self.isLatest = isLatest
    }

    /// What is new in the current season, by the run's clock: sessions that have ended and are not
    /// wholly in bronze.
    public static let latest = Selection([], nil, [], isLatest: true)
  }
}
