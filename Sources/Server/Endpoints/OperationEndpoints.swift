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
      Answer([UInt8](metrics(surroundings).utf8), contentType: "text/plain; version=0.0.4")
    },
  ]

  private static func metrics(_ surroundings: Surroundings) -> String {
    let served = surroundings.feed.served
    let answers = served?.answers.figures ?? (entries: 0, bytes: 0, hits: 0, misses: 0)
    let feed = surroundings.feed.figures
    let gauges: KeyValuePairs<String, String> = [
      "f1lake_snapshot_loaded": served == nil ? "0" : "1",
      "f1lake_snapshot_changes_total": "\(feed.changes)",
      "f1lake_event_listeners": "\(feed.listeners)",
      "f1lake_queries_waiting": "\(served?.readers.load ?? 0)",
      "f1lake_answers_kept": "\(answers.entries)",
      "f1lake_answers_kept_bytes": "\(answers.bytes)",
      "f1lake_answers_found_total": "\(answers.hits)",
      "f1lake_answers_made_total": "\(answers.misses)",
      "f1lake_uptime_seconds": "\(((.now - surroundings.started) / .seconds(1)).rounded())",
    ]
    let lines = gauges.map { name, value in
      "# TYPE \(name) \(name.hasSuffix("_total") ? "counter" : "gauge")\n\(name) \(value)\n"
    }
    return surroundings.traffic.text + lines.joined() + surroundings.asks.text
  }
}
