/// How a question is answered: SQL, and in words what it gives.
public struct QueryPlan: Sendable, Equatable {
  /// One SELECT on silver and gold; it goes through the guard like any other.
  public var sql: String
  /// What was understood, as one sentence.
  public var explanation: String
  /// What the question left open, and how it was taken.
  public var assumptions: [String]
  /// How rows are best drawn.
  public var chart: ChartChoice
  /// The metric that it shows.
  public let metric: String
}

/// What came of planning.
public enum Planning: Sendable, Equatable {
  case plan(QueryPlan)
  /// The question has several readings, or lacks something; the text asks back.
  case clarify(String)
  /// It is never answered.
  case refused(String)
  /// The planner does not understand it: a model may.
  case unsure(String)

  /// Asked where a question names no measure.
  static let whatAboutIt =
    "What about it? Name a measure, such as fastest lap, race pace, pit stops, gaps, points or top speed."

  /// Whether another reading may do better.
  var isOpen: Bool {
    switch self {
    case .unsure: true
    case .clarify(let text): text == Self.whatAboutIt
    case .plan, .refused: false
    }
  }
}

/// A chart and the columns that it takes.
public struct ChartChoice: Sendable, Equatable {
  /// Kinds of charts that pages can draw.
  public enum Kind: String, Sendable, Codable {
    case table, bar, line, scatter, box, heatmap, telemetry, trackmap
  }

  /// Its kind.
  public var kind: Kind
  /// The column of the x axis.
  public var x: String?
  /// The column that is drawn.
  public var y: String?
  /// The column that tells series apart.
  public var series: String?
  /// The column that gives a place its colour, on heat maps and track maps.
  public var value: String?

  /// A chart; columns that its kind does not need are left out.
  public init(
    kind: Kind, x: String? = nil, y: String? = nil, series: String? = nil, value: String? = nil
  ) {
    self.kind = kind
    self.x = x
    self.y = y
    self.series = series
    self.value = value
  }
}

/// What the page or the conversation has selected.
public struct AskContext: Sendable, Equatable {
  /// The season in view.
  public var season: Int?
  /// The round in view.
  public var round: Int?
  /// The session in view.
  public var sessionCode: String?

  /// Nothing selected where all are left out.
  public init(season: Int? = nil, round: Int? = nil, sessionCode: String? = nil) {
    self.season = season
    self.round = round
    self.sessionCode = sessionCode
  }
}
