/// Something that can be asked for: a value of a model, and how it is ordered, summed up and shown.
///
/// Written down in `semantic/metrics.yml` of the dbt project, which says what each field means.
public struct Metric: Decodable, Sendable, Equatable {
  /// How values are to be treated.
  public enum Kind: String, Decodable, Sendable { case measure, event, amount, fact, list, flag }
  /// Over what it is counted: a session, a season, a championship after a round, or all of the lake.
  public enum Scope: String, Decodable, Sendable { case session, season, standing, lake }
  /// Which values come first.
  public enum Better: String, Decodable, Sendable { case low, high }

  /// Its name, unique.
  public let name: String
  /// What people call it.
  public let phrases: [String]
  /// Phrases that count only where nothing else is asked for.
  public let weak: [String]?
  /// A model, or a SELECT over models.
  public internal(set) var from: String
  /// The columns of that SELECT; nil for a model, whose columns the snapshot knows.
  public internal(set) var columns: [String]?
  /// The column that is asked for.
  public internal(set) var value: String
  /// What a row is about.
  public let entity: String
  /// Columns that tell rows apart; the entity's own where it is nil.
  public let keys: [String]?
  /// Further columns of an answer.
  public let show: [String]?
  /// Further columns that belong to the value and are summed up with it.
  public let also: [String]?
  /// Columns by which it is grouped where the question names no grouping.
  public let group: [String]?
  /// Which values come first; nil where they have no order.
  public let better: Better?
  /// The aggregate that makes one value of several.
  public let rollup: String?
  /// What counted rows are called.
  public let counted: String?
  /// Session codes it makes sense for, the usual one first.
  public let sessions: [String]?
  /// Whether all of them count where several rounds are meant.
  public let allSessions: Bool?
  /// A condition that always holds.
  public let `where`: String?
  /// A condition that makes the metric what it is.
  public let fixed: String?
  /// The order of rows that are listed.
  public let order: [String]?
  /// The column along which values develop.
  public let trend: String?
  /// The metric to ask where a filter needs finer rows.
  public let detail: String?
  /// Metrics whose names may stand beside it without asking for anything else.
  public let absorbs: [String]?
  /// The metric to ask by team.
  public let team: String?
  /// The column of the other of a pair.
  public let pair: String?
  /// The column of whom something is done to, where the driver does it: the car that is passed.
  public let object: String?
  /// A dimension that the question has to name.
  public let needs: String?
  /// A condition that holds unless the question names another.
  public let usual: String?
  /// The metric to ask where the lake has nothing of what is asked.
  public let fallback: String?
  /// Whether "how many" asks for its value.
  public let counts: Bool?
  /// Whether its values are those at the end of a lap.
  public let atLine: Bool?
  /// Whether its values are places in an order: the lowest place has the largest number.
  public let places: Bool?
  /// Whether it is of clean laps alone.
  public let clean: Bool?
  /// Whether it is asked for only where nothing else is: what a season or the lake has.
  public let modest: Bool?
  /// False where neither its best nor its worst means anything.
  public let judged: Bool?
  /// True where a session has just one.
  public let single: Bool?
  /// One sentence about it.
  public let text: String

  let kindField: Kind?
  let scopeField: Scope?

  /// How values are to be treated.
  public var kind: Kind { kindField ?? .measure }
  /// Over what it is counted.
  public var scope: Scope { scopeField ?? .session }
  /// Whether each of its values is a mean or a median by itself: race pace.
  var isOfMeans: Bool {
    let isOfSubject =
      ["driver", "team", "bin"].contains(entity) && ["median", "avg"].contains(rollup)
    return isOfSubject || ["median", "mean", "average", "avg"].contains { value.contains($0) }
  }
  /// Whether its value is what lies between two.
  var isGap: Bool {
    ["gap", "delta", "margin", "behind", "advantage"].contains {
      name.contains($0) || value.contains($0)
    }
  }
  /// Whether a share or percentage of it is shown.
  var hasShare: Bool { ([value] + (show ?? [])).contains { $0.hasSuffix("_pct") } }
  /// Whether its rows happen once a round, one after the other: wins, podiums, poles.
  var isOfRounds: Bool {
    [.fact, .event].contains(kind) && order?.prefix(2) == ["season", "round"]
      && ["round", "position"].contains(order?.last)
  }
  /// Whether it is a column of a model, which may say the same in many rows.
  var isOfColumn: Bool { name.contains(".") }
  /// Its name for people.
  var title: String { (isOfColumn ? value : name).replacing("_", with: " ") }
  /// What tells rows apart.
  public var rowKeys: [String] { keys ?? [entity] }
  /// The model that it reads, or the last of them.
  public var model: String {
    from.split(whereSeparator: { " ()\n,".contains($0) }).map(String.init)
      .last { $0.hasPrefix("gold.") || $0.hasPrefix("silver.") } ?? from
  }

  private enum CodingKeys: String, CodingKey {
    case name, phrases, weak, from, columns, value, entity, keys, show, also, group, better, rollup
    case counted, sessions, `where`, fixed, order, trend, detail, absorbs, team, pair, needs
    case object, usual, fallback, counts, places, single, judged, modest, clean, text
    case atLine = "at_line"
    case allSessions = "all_sessions"
    case kindField = "kind"
    case scopeField = "scope"
  }
}
