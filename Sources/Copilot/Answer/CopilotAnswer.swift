public import DuckDB

/// What comes of a question.
public struct CopilotAnswer: Sendable {
  /// How it ended; the raw values are part of the API.
  public enum Status: String, Sendable {
    case answered
    /// Something is missing, or it was not understood.
    case clarify
    case refused
  }

  /// A column of the rows.
  public struct Field: Sendable, Equatable {
    /// Unique within the answer.
    public let name: String
    /// DuckDB's name of its type.
    public let type: String
    /// As in `s` or `km/h`; nil where it has none.
    public let unit: String?
    /// What the catalog says of it; nil where it says nothing.
    public let description: String?

    package init(name: String, type: String, unit: String? = nil, description: String? = nil) {
      self.name = name
      self.type = type
      self.unit = unit
      self.description = description
    }
  }

  /// How it ended.
  public var status: Status
  /// One sentence: what is shown, what is missing, or why it is refused.
  public var message: String
  /// As it was asked.
  public var question: String
  /// What answered: never `auto`.
  public var engine: EngineChoice
  /// What was run; nil where nothing was.
  public var sql: String?
  /// Columns of ``rows``, in order.
  public var fields: [Field] = []
  /// In the order of the query.
  public var rows: [[Value]] = []
  /// Whether the query has more rows.
  public var isTruncated = false
  /// How rows are best drawn.
  public var chart = ChartChoice(kind: .table)
  /// How the question was read, as one sentence.
  public var explanation = ""
  /// What the question left open, and how it was taken.
  public var assumptions: [String] = []
  /// What a reader of the figures should know.
  public var warnings: [String] = []
  /// Questions that can be asked instead.
  public var suggestions: [String] = []
  /// The metric of the built-in engine's plan.
  public var metric: String?
  /// Names of the schemas, as in `silver` and `gold`.
  public var schemas: (silver: String, gold: String) = ("silver", "gold")
  /// The snapshot that was asked.
  public var snapshot = ""
  /// Whether figures come from the simulator.
  public var isSimulated = false
  /// From the question to the answer.
  public var elapsed = Duration.zero

  package init(_ status: Status, _ message: String, _ question: String, engine: EngineChoice) {
    self.status = status
    self.message = message
    self.question = question
    self.engine = engine
  }
}
