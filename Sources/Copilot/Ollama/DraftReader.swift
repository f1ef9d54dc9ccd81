internal import Foundation

/// Makes a draft of what a model wrote, or says what is wrong with it.
struct DraftReader {
  /// Why a reply cannot be used, in words for the model.
  struct Problem: Error, Equatable { let text: String }

  private struct Reply: Decodable {
    struct Chart: Decodable {
      let type: String?
      let x: String?
      let y: String?
      let series: String?
    }

    let status: String?
    let sql: String?
    let explanation: String?
    let assumptions: [String]?
    let chart: Chart?

    private enum Keys: String, CodingKey { case status, sql, explanation, assumptions, chart }

    // Models without a grammar put in null, or another kind of value, where they have nothing to say.
    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Keys.self)
      status = try? fields.decode(String.self, forKey: .status)
      sql = try? fields.decode(String.self, forKey: .sql)
      explanation = try? fields.decode(String.self, forKey: .explanation)
      assumptions = try? fields.decode([String].self, forKey: .assumptions)
      chart = try? fields.decode(Chart.self, forKey: .chart)
    }
  }

  /// The draft of a whole reply.
  static func draft(_ text: String) throws(Problem) -> ModelDraft {
    let replies = ObjectFinder.objects(in: text).compactMap {
      try? JSONDecoder().decode(Reply.self, from: Data($0.utf8))
    }
    guard let reply = replies.first(where: { $0.status != nil || $0.sql != nil }) else {
      throw Problem(text: "The reply is not the JSON object that was asked for.")
    }
    let explanation = plain(reply.explanation ?? "", 400)
    let sql = statement(reply.sql ?? "")
    let outcome: ModelDraft.Outcome
    switch reply.status?.lowercased() {
    case "clarify": outcome = .clarify(explanation.isEmpty ? "What exactly?" : explanation)
    case "refused":
      outcome = .refused(
        explanation.isEmpty ? "The tables of the lake cannot answer this." : explanation)
    default:
      guard !sql.isEmpty else { throw Problem(text: "The status is answered, but sql is empty.") }
      outcome = .sql(sql)
    }
    return ModelDraft(
      outcome, explanation: explanation,
      assumptions: (reply.assumptions ?? []).prefix(3).map { plain($0, 200) }.filter {
        !$0.isEmpty
      },
      chart: chart(reply.chart))
  }

  /// The SQL without a markdown fence and without what may stand at its end.
  private static func statement(_ text: String) -> String {
    var lines = text.trimmingCharacters(in: .whitespacesAndNewlines)
      .split(separator: "\n", omittingEmptySubsequences: false)
    if lines.first?.hasPrefix("```") == true { lines.removeFirst() }
    if lines.last?.hasPrefix("```") == true { lines.removeLast() }
    var sql = lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    while sql.hasSuffix(";") { sql = String(sql.dropLast()).trimmingCharacters(in: .whitespaces) }
    return sql
  }

  private static func chart(_ chart: Reply.Chart?) -> ChartChoice? {
    guard let kind = chart?.type.flatMap({ ChartChoice.Kind(rawValue: $0.lowercased()) }) else {
      return nil
    }
    let column = { (name: String?) -> String? in
      let text = plain(name ?? "", 100)
      return text.isEmpty ? nil : text
    }
    return ChartChoice(
      kind: kind, x: column(chart?.x), y: column(chart?.y), series: column(chart?.series))
  }

  private static func plain(_ text: String, _ length: Int) -> String {
    PromptText.visible(text, length).collapsed
  }
}
