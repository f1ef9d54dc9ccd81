internal import DuckDB
internal import Guard
internal import HTTPTypes
internal import Hummingbird
internal import Lake

/// `POST /api/v1/sql`: one SELECT of whoever writes it.
enum SQLEndpoint {
  private struct Body: Decodable {
    let sql: String
    let limit: Int?
  }

  static func response(_ request: Request, _ feed: LakeFeed) async throws -> Response {
    let (body, _) = try await JSONBody.read(
      Body.self, request, example: #"{"sql": "SELECT 1", "limit": 100}"#)
    let limit = body.limit ?? 5000
    guard (1...TableQuery.mostRows).contains(limit) else {
      throw Problem.badParameter("limit", "must be from 1 to \(TableQuery.mostRows)")
    }
    let served = try feed.require()
    let start = ContinuousClock.now
    do {
      let answer = try await served.console.run(body.sql, maxRows: limit)
      let elapsed = (.now - start) / .milliseconds(1)
      let json = frame(answer, limit, served.snapshot.name, elapsedMs: elapsed)
      return AnswerResponse.make(
        Answer(json), tag: nil, to: request, cacheControl: AnswerResponse.noStore)
    } catch let refusal as GuardRefusal {
      throw problem(refusal)
    }
  }

  private static func frame(
    _ answer: GuardedAnswer, _ limit: Int, _ snapshot: String, elapsedMs: Double
  ) -> JSON {
    let simulated = answer.columns.firstIndex { $0.name == "is_simulated" }
    return .fields([
      "snapshot": .text(snapshot), "table": "sql", "row_count": .optional(answer.rows.count),
      "limit": .optional(limit), "next_offset": .null,
      "is_simulated": .bool(
        simulated.map { index in answer.rows.contains { $0[index] == .bool(true) } } ?? false),
      "truncated": .optional(answer.truncation?.rawValue),
      "elapsed_ms": .double((elapsedMs * 10).rounded() / 10),
      "columns": .list(
        answer.columns.map { FrameColumn(name: $0.name, type: $0.type, description: nil).json }),
      "data": .list(
        answer.columns.indices.map { index in .list(answer.rows.map { JSON($0[index]) }) }),
    ])
  }

  /// A refusal of the guard as clients see it.
  static func problem(_ refusal: GuardRefusal) -> Problem {
    let (status, title) =
      switch refusal.reason {
      case .notSelect, .construct, .table, .function: (403, "Not allowed")
      case .deadline, .cancelled: (408, "The query took too long")
      case .tooLong, .tooDeep, .tooComplex, .memory, .resultTooLarge:
        (413, "The query is too large")
      case .busy, .unavailable: (503, "Busy")
      default: (400, "The query is wrong")
      }
    var problem = Problem(status, title, refusal.message)
    problem.line = refusal.position?.line
    problem.column = refusal.position?.column
    problem.rule = refusal.reason.rawValue
    return problem
  }
}
