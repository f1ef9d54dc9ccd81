/// For those who run the server.
enum OperationEndpoints {
  static let all: [Endpoint] =
    [
      OpenAPI.endpoint("/api/v1/openapi.json"),
      .live(
        "/healthz", "Whether the process answers.",
        answers: .object(Shape.keys(["status": "string"]))
      ) { surroundings, _ in Answer(SnapshotEndpoints.health(surroundings)) },
    ] + ofAnyServer

  /// Those that any server has.
  static let ofAnyServer: [Endpoint] = [
    .live(
      "/readyz", "Whether there is something to serve; else 503.",
      answers: .object(Shape.keys(["status": "string"]))
    ) {
      surroundings, _ in
      _ = try surroundings.feed.require()
      return Answer(SnapshotEndpoints.health(surroundings))
    },
    .live("/metrics", "Figures for Prometheus.", answers: .text("text/plain; version=0.0.4")) {
      surroundings, _ in
      let text = try await ServerMetrics(surroundings).text
      return Answer([UInt8](text.utf8), contentType: "text/plain; version=0.0.4")
    },
  ]
}
