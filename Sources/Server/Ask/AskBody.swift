internal import Copilot
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The body of a question.
struct AskBody: Decodable {
  let question: String
  let season: Int?
  let round: Int?
  let sessionCode: String?
  let history: [String]?
  let engine: String?

  private enum CodingKeys: String, CodingKey {
    case question, season, round, history, engine
    case sessionCode = "session_code"
  }

  var context: AskContext { AskContext(season: season, round: round, sessionCode: sessionCode) }

  /// The question within its bounds.
  ///
  /// - Throws: ``Problem`` that names the field.
  func ask() throws -> Ask {
    let choices = EngineChoice.allCases.map(\.rawValue)
    if let engine, !choices.contains(engine) {
      throw Problem.badParameter("engine", "must be one of \(choices.joined(separator: ", "))")
    }
    do {
      return try Ask(
        question, context: context, history: history ?? [],
        engine: engine.flatMap(EngineChoice.init))
    } catch {
      throw Problem(400, "Bad question", error.message)
    }
  }
}

/// A right answer that somebody keeps.
struct VerifiedBody: Decodable {
  let question: String
  let sql: String
  let season: Int?
  let round: Int?
  let sessionCode: String?

  private enum CodingKeys: String, CodingKey {
    case question, sql, season, round
    case sessionCode = "session_code"
  }
}

/// Reads JSON bodies within the bound of bytes that all requests have.
enum JSONBody {
  /// The body, and its bytes for passing it on.
  static func read<Body: Decodable>(
    _: Body.Type, _ request: Request, example: String
  ) async throws -> (body: Body, bytes: ByteBuffer) {
    // A form of another site cannot send this type.
    let type = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }
    guard type?.lowercased() == "application/json" else {
      throw Problem(415, "Unknown content type", "the body must be application/json")
    }
    let buffer = try await request.body.collect(upTo: Protection.mostBytes)
    do {
      return (try JSONDecoder().decode(Body.self, from: Data(buffer.readableBytesView)), buffer)
    } catch {
      throw Problem(
        400, "Bad body", "the body is not the JSON that is needed", hint: "send \(example)")
    }
  }
}
