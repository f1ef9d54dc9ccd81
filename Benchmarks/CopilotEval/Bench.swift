import Copilot
import DuckDB
import Guard

/// Asks a question and judges the answer.
struct Bench {
  enum Outcome: String { case right, wrong, silent }

  struct Verdict {
    let outcome: Outcome
    let turn: Planner.Turn
    let said: String
    let metric: String?
    let seconds: Double

    /// What a question asks for by itself: the metric of a right answer, or nothing where it has to be refused.
    func label(_ question: Question) -> String? {
      guard question.after == nil else { return nil }
      if question.status == "refused" { return IntentModel.nothing }
      return outcome == .right && metric?.contains(".") == false ? metric : nil
    }

    func text(_ question: Question) -> String {
      "\(outcome) \(question.id): \(question.question)\n    \(said)\n    wanted: \(question.status) \(question.sql ?? "")"
    }
  }

  let planner: Planner
  let runner: GuardedRunner
  let sqlGuard: QueryGuard

  func ask(_ question: Question, after turn: Planner.Turn?) async -> Verdict {
    let clock = ContinuousClock()
    let start = clock.now
    let (planning, next) = planner.plan(question.question, question.ask, after: turn)
    var said = ""
    var metric: String?
    var outcome = Outcome.silent
    var answer: GuardedAnswer?
    switch planning {
    case .plan(let plan):
      said = "\(plan.metric): \(plan.sql)"
      metric = plan.metric
      do {
        answer = try await run(plan.sql)
      } catch {
        said += "  -- \(error)"
      }
    case .clarify(let text): said = "clarify: \(text)"
    case .refused(let text): said = "refused: \(text)"
    case .unsure(let text): said = "unsure: \(text)"
    }
    let seconds = (clock.now - start) / .seconds(1)
    let accepted = [question.status] + (question.or_status ?? [])
    if let answer {
      outcome = await isRight(answer, question) ? .right : .wrong
    } else if status(planning) != "answered", accepted.contains(status(planning)) {
      // A plan that cannot be run answers nothing.
      outcome = .right
    }
    return Verdict(outcome: outcome, turn: next, said: said, metric: metric, seconds: seconds)
  }

  /// What the built-in engine alone would say; not understanding is asking back.
  private func status(_ planning: Planning) -> String {
    switch planning {
    case .plan: "answered"
    case .refused: "refused"
    case .clarify, .unsure: "clarify"
    }
  }

  private func run(_ sql: String) async throws -> GuardedAnswer {
    try await runner.run(try await sqlGuard.check(sql, in: runner.catalog, maxRows: 100_000))
  }

  private func isRight(_ answer: GuardedAnswer, _ question: Question) async -> Bool {
    guard question.status == "answered" || question.or_status?.contains("answered") == true,
      let sql = question.sql
    else { return false }
    for reference in [sql] + (question.alternatives ?? []) {
      guard let wanted = try? await run(reference) else { continue }
      if Comparison(wanted, question).holds(for: answer) { return true }
    }
    return false
  }
}

/// Whether an answer has the values of a reference, in columns of any name.
struct Comparison {
  private let wanted: GuardedAnswer
  private let isOrdered: Bool
  private let tolerance: Double
  private let columns: [Int]

  init(_ wanted: GuardedAnswer, _ question: Question) {
    self.wanted = wanted
    isOrdered = question.compare == "ordered"
    tolerance = question.tolerance ?? 0.0005
    let names = question.columns ?? wanted.columns.map(\.name)
    columns = names.compactMap { name in wanted.columns.firstIndex { $0.name == name } }
  }

  func holds(for answer: GuardedAnswer) -> Bool {
    guard answer.rows.count == wanted.rows.count else { return false }
    return match(0, [], answer)
  }

  /// Finds a column of the answer for each one that is wanted, such that all rows agree.
  private func match(_ place: Int, _ chosen: [Int], _ answer: GuardedAnswer) -> Bool {
    if place == columns.count { return rowsAgree(chosen, answer) }
    for candidate in answer.columns.indices where !chosen.contains(candidate) {
      let values = answer.rows.map { key($0[candidate]) }.sorted()
      let reference = wanted.rows.map { key($0[columns[place]]) }.sorted()
      guard agree(values, reference), match(place + 1, chosen + [candidate], answer) else {
        continue
      }
      return true
    }
    return false
  }

  private func rowsAgree(_ chosen: [Int], _ answer: GuardedAnswer) -> Bool {
    var mine = answer.rows.map { row in chosen.map { key(row[$0]) } }
    var theirs = wanted.rows.map { row in columns.map { key(row[$0]) } }
    if !isOrdered {
      mine.sort { $0.lexicographicallyPrecedes($1) }
      theirs.sort { $0.lexicographicallyPrecedes($1) }
    }
    return zip(mine, theirs).allSatisfy { agree($0, $1) }
  }

  private func agree(_ a: [Key], _ b: [Key]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.isNear($1, tolerance) }
  }

  private func key(_ value: Value) -> Key {
    switch value {
    case .null: .text("")
    case .bool(let value): .text("\(value)")
    case .int(let value): .number(Double(value))
    case .double(let value): .number(value)
    case .timestamp(let value): .number(Double(value))
    case .text(let value): Double(value).map { .number($0) } ?? .text(value.lowercased())
    case .blob(let value): .text("\(value)")
    }
  }

  enum Key: Comparable {
    case number(Double)
    case text(String)

    func isNear(_ other: Key, _ tolerance: Double) -> Bool {
      switch (self, other) {
      case (.number(let a), .number(let b)):
        (a.isNaN && b.isNaN) || abs(a - b) <= max(tolerance, abs(b) * 1e-9)
      case (.text(let a), .text(let b)): a == b
      default: false
      }
    }
  }
}
