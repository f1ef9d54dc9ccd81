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
    /// Whether Jolpica's tables `ergast_*` of the rounds belong to it; never where single sessions are asked for.
    public let hasHistory: Bool

    /// Sessions of the given years; a year that is given twice counts once.
    public init(
      seasons: [Int], round: String? = nil, sessions: [String] = [], history: Bool = true
    ) {
      self.init(seasons, round, sessions, isLatest: false, history)
    }

    /// Sessions of one year.
    public init(
      season: Int, round: String? = nil, sessions: [String] = [], history: Bool = true
    ) {
      self.init([season], round, sessions, isLatest: false, history)
    }

    private init(
      _ seasons: [Int], _ round: String?, _ sessions: [String], isLatest: Bool, _ history: Bool
    ) {
      var seen: Set<Int> = []
      self.seasons = seasons.filter { seen.insert($0).inserted }
      self.round = round
      self.sessions = sessions
      self.isLatest = isLatest
      hasHistory = history && sessions.isEmpty
    }

    /// What is new in the current season, by the run's clock: sessions that have ended and are not
    /// wholly in bronze.
    public static func latest(history: Bool = true) -> Selection {
      Selection([], nil, [], isLatest: true, history)
    }
  }
}
