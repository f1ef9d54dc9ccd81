internal import Copilot
internal import Guard
internal import HTTPTypes
internal import Hummingbird

/// `POST …/ask/verified`: keeps a question with the SQL that answers it.
struct VerifiedEndpoint: Sendable {
  let surroundings: Surroundings
  let relay: AskRelay?

  func response(_ request: Request) async throws -> Response {
    let (body, bytes) = try await JSONBody.read(
      VerifiedBody.self, request,
      example: #"{"question": "Who won in Bahrain?", "sql": "SELECT …", "season": 2023}"#)
    if let relay {
      return try await relay.response("/ask/verified", bytes, isStream: false)
    }
    guard let keep = surroundings.ask.keep else {
      throw Problem(
        503, "Nothing is kept", "this server keeps no questions",
        hint: "it needs a data root that can be written")
    }
    let ask: Ask
    do {
      ask = try Ask(
        body.question,
        context: AskContext(season: body.season, round: body.round, sessionCode: body.sessionCode))
    } catch {
      throw Problem(400, "Bad question", error.message)
    }
    let served = try surroundings.feed.require()
    let copilot = try await served.desk.copilot()
    do {
      try await copilot.verify(body.sql)
    } catch {
      throw SQLEndpoint.problem(error)
    }
    withExtendedLifetime(served) {}
    let id: String
    do {
      id = try await keep(ask, body.sql)
    } catch let error as CopilotError {
      throw Problem(507, "The question cannot be kept", error.message)
    }
    return Response(
      status: .created, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSON.fields(["id": .text(id)]).bytes)))
  }
}
