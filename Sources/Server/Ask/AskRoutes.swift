internal import Copilot
internal import Hummingbird

/// All that the copilot's own service answers.
enum AskRoutes {
  static let endpoints: [Endpoint] =
    [
      .live(
        "/healthz", "Whether the process answers, and the language model.",
        answers: .object(
          Shape.keys([
            "status": "string", "snapshot": "string|null", "engine": "string",
            "ollama": "object|null",
          ]))
      ) { surroundings, _ in Answer(await health(surroundings)) }
    ] + OperationEndpoints.ofAnyServer + [OpenAPI.endpoint("/openapi.json")]

  static func router(_ protection: Protection, _ dispatch: Dispatch) -> Router<BasicRequestContext>
  {
    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: protection)
    for endpoint in endpoints {
      router.get(RouterPath(endpoint.path)) { request, context in
        try await dispatch.respond(request, context, endpoint)
      }
    }
    let ask = AskEndpoint(surroundings: dispatch.surroundings, relay: nil)
    let verified = VerifiedEndpoint(surroundings: dispatch.surroundings, relay: nil)
    router.post("/ask") { request, _ in try await ask.response(request) }
    router.post("/ask/verified") { request, _ in try await verified.response(request) }
    return router
  }

  private static func health(_ surroundings: Surroundings) async -> JSON {
    let model = await surroundings.ask.model?.health()
    guard case .object(let fields) = SnapshotEndpoints.health(surroundings) else { return .null }
    return .object(
      fields + [
        .init(key: "engine", value: .text(surroundings.ask.options.engine.rawValue)),
        .init(
          key: "ollama",
          value: model.map { model in
            .fields([
              "reachable": .bool(model.isReachable), "model": .text(model.model),
              "present": .bool(model.isPresent),
            ])
          } ?? .null),
      ])
  }
}
