/// A refusal or failure as RFC 9457 describes it: what clients get instead of an answer.
///
/// It never holds SQL of ours, a path of this machine or the engine's own words about them.
package struct Problem: Error, Equatable, Sendable {
  package let status: Int
  let title: String
  package let detail: String
  /// What to do about it.
  var hint: String?
  /// Place of a mistake in the SQL of the client, from 1.
  var line: Int?
  var column: Int?
  /// A name for programs, as in `guard.functions`.
  var rule: String?

  init(_ status: Int, _ title: String, _ detail: String, hint: String? = nil) {
    self.status = status
    self.title = title
    self.detail = detail
    self.hint = hint
  }

  /// A parameter that cannot be what was given.
  static func badParameter(_ name: String, _ detail: String, hint: String? = nil) -> Problem {
    Problem(400, "Bad parameter", "\(name): \(detail)", hint: hint)
  }

  /// Nothing has this name.
  static func notFound(_ detail: String, hint: String? = nil) -> Problem {
    Problem(404, "Not found", detail, hint: hint)
  }

  /// There is no snapshot yet.
  static let emptyLake = Problem(
    503, "The lake is empty", "no snapshot was published yet",
    hint: "run `f1lake ingest` and `f1lake build`; this page shows it as soon as it is there")

  /// A query took longer than it may.
  package static let tooLong = Problem(
    408, "The query took too long", "it was stopped", hint: "ask for less: one session, fewer rows")

  var json: JSON {
    var fields: [JSON.Field] = [
      .init(key: "type", value: .text("about:blank")), .init(key: "title", value: .text(title)),
      .init(key: "status", value: .integer(Int64(status))),
      .init(key: "detail", value: .text(detail)),
    ]
    if let hint { fields.append(.init(key: "hint", value: .text(hint))) }
    if let line { fields.append(.init(key: "line", value: .integer(Int64(line)))) }
    if let column { fields.append(.init(key: "column", value: .integer(Int64(column)))) }
    if let rule { fields.append(.init(key: "rule", value: .text(rule))) }
    return .object(fields)
  }
}
