/// One way to ask: what is routed, what is documented and what is checked, from one description.
package struct Endpoint: Sendable {
  /// Where its answer comes from.
  enum Work: Sendable {
    /// From the snapshot alone: the answer is kept until there is another snapshot.
    case snapshot(@Sendable (Asked) async throws -> Answer)
    /// From what is now: never kept.
    case live(@Sendable (Surroundings, Query) async throws -> Answer)
  }

  /// With variables in braces, as in `/api/v1/tables/{table}`.
  package let path: String
  let summary: String
  var parameters: [Parameter] = []
  /// True where any column of a table is a parameter too.
  var hasFilters = false
  /// What it answers.
  let shape: Shape
  let work: Work

  /// Names of all parameters of the query.
  package var names: [String] { parameters.filter { !$0.isInPath }.map(\.name) }

  /// An endpoint of the API that answers from the snapshot.
  static func get(
    _ path: String, _ summary: String, _ parameters: [Parameter] = [], filters: Bool = false,
    answers shape: Shape, _ work: @escaping @Sendable (Asked) async throws -> Answer
  ) -> Endpoint {
    Endpoint(
      path: "/api/v1" + path, summary: summary, parameters: parameters, hasFilters: filters,
      shape: shape, work: .snapshot(work))
  }

  /// An endpoint that answers from what is now.
  static func live(
    _ path: String, _ summary: String, _ parameters: [Parameter] = [], answers shape: Shape,
    _ work: @escaping @Sendable (Surroundings, Query) async throws -> Answer
  ) -> Endpoint {
    Endpoint(
      path: path, summary: summary, parameters: parameters, shape: shape, work: .live(work))
  }
}

/// A parameter as OpenAPI describes it.
struct Parameter: Sendable {
  enum Kind: Sendable, Equatable {
    case text, integer, number
    case choice([String])
  }

  let name: String
  let kind: Kind
  let description: String
  var isRequired = false
  var isInPath = false
  /// A value that fits the recorded and the simulated lake.
  var example: String?

  /// A parameter of the query.
  static func query(
    _ name: String, _ kind: Kind, required: Bool = false, _ description: String
  ) -> Parameter {
    Parameter(name: name, kind: kind, description: description, isRequired: required)
  }

  /// A text in the query.
  static func query(_ name: String, required: Bool = false, _ description: String) -> Parameter {
    .query(name, .text, required: required, description)
  }

  /// A variable of the path.
  static func path(_ name: String, _ kind: Kind = .text, _ description: String) -> Parameter {
    Parameter(
      name: name, kind: kind, description: description, isRequired: true, isInPath: true)
  }

  /// Those that name one session.
  static let session: [Parameter] = [
    .query("season", .integer, required: true, "Championship year."),
    .query("round", .integer, required: true, "Round of the season."),
    .query("session", required: true, "Session code: FP1, FP2, FP3, SQ, S, Q or R."),
  ]
}

/// What an endpoint answers with.
enum Shape: Sendable {
  /// Rows, as a frame.
  case frame
  /// Rows, as a frame or as a file.
  case frameOrFile
  /// An object that has at least these keys, of these JSON types.
  case object([Key])
  /// A list of such objects.
  case list([Key])
  /// Text that is not JSON.
  case text(String)

  struct Key: Sendable {
    let name: String
    /// `string`, `integer`, `number`, `boolean`, `array` or `object`; `|null` where it may be null.
    let type: String
  }

  /// Keys and their types.
  static func keys(_ pairs: KeyValuePairs<String, String>) -> [Key] {
    pairs.map { Key(name: $0.key, type: $0.value) }
  }
}
