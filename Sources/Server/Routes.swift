internal import HTTPTypes
internal import Hummingbird

/// All that the server answers, in one place.
package enum Routes {
  /// The API, in the order in which it is documented.
  package static let endpoints: [Endpoint] =
    SnapshotEndpoints.all + SeasonEndpoints.all + TableEndpoints.all + OverviewEndpoint.all
    + TelemetryEndpoints.all + TrackEndpoints.all + ReplayEndpoints.all + ProjectEndpoints.all
    + OperationEndpoints.all

  static func router(
    _ protection: Protection, _ dispatch: Dispatch, _ assets: AssetFolder?, _ relay: AskRelay?
  ) -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: protection)
    for endpoint in endpoints {
      let path = endpoint.path.replacing("{", with: ":").replacing("}", with: "")
      router.get(RouterPath(path)) { request, context in
        try await dispatch.respond(request, context, endpoint)
      }
    }
    router.get("/api/v1/events") { _, _ in
      try EventStream.response(dispatch.surroundings.feed, beat: dispatch.surroundings.limits.beat)
    }
    router.post("/api/v1/sql") { request, _ in
      try await SQLEndpoint.response(request, dispatch.surroundings.feed)
    }
    let ask = AskEndpoint(surroundings: dispatch.surroundings, relay: relay)
    let verified = VerifiedEndpoint(surroundings: dispatch.surroundings, relay: relay)
    router.post("/api/v1/ask") { request, _ in try await ask.response(request) }
    router.post("/api/v1/ask/verified") { request, _ in try await verified.response(request) }
    if let assets {
      router.get("/") { request, _ in try Self.page(assets, request) }
      router.get("**") { request, _ in try Self.page(assets, request) }
    }
    return router
  }

  private static func page(_ assets: AssetFolder, _ request: Request) throws -> Response {
    guard let asset = assets[request.uri.path] else { throw HTTPError(.notFound) }
    let isPinned = request.uri.query == "v=\(asset.version)"
    return AnswerResponse.make(
      asset.answer, tag: asset.tag, to: request,
      cacheControl: isPinned ? AnswerResponse.immutable : AnswerResponse.noCache)
  }
}
