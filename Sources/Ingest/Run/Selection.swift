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
    /// Sessions that were picked one by one; nil where a rule picks them.
    let picked: Set<PickedSession>?

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
      _ seasons: [Int], _ round: String?, _ sessions: [String], isLatest: Bool, _ history: Bool,
      picked: Set<PickedSession>? = nil
    ) {
      var seen: Set<Int> = []
      self.seasons = seasons.filter { seen.insert($0).inserted }
      self.round = round
      self.sessions = sessions
      self.isLatest = isLatest
      self.picked = picked
      hasHistory = history && sessions.isEmpty
    }

    /// What is new in the current season, by the run's clock: sessions that have ended and are not
    /// wholly in bronze.
    public static func latest(history: Bool = true) -> Selection {
      Selection([], nil, [], isLatest: true, history)
    }

    /// Single sessions, with the history of the rounds whose race is among them. One that the schedule has no longer
    /// is left out.
    public static func only(_ sessions: [PickedSession], history: Bool = true) -> Selection {
      Selection(
        Set(sessions.map(\.season)).sorted(), nil, [], isLatest: false, history,
        picked: Set(sessions))
    }
  }
}

/// A session by season, round and code.
public struct PickedSession: Hashable, Sendable {
  let season, round: Int
  let code: String

  /// - Parameter code: FP1 FP2 FP3 SQ S Q R.
  public init(season: Int, round: Int, code: String) {
    (self.season, self.round, self.code) = (season, round, code)
  }
}

extension PlannedSession {
  /// The session as it is picked.
  var picked: PickedSession {
    PickedSession(season: event.season, round: event.round, code: session.code.rawValue)
  }
}
