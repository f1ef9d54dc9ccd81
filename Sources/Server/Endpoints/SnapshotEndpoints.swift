internal import DuckDB
internal import Lake

/// What is served and how it is.
enum SnapshotEndpoints {
  static let all: [Endpoint] = [
    .get(
      "/snapshot", "The snapshot that is served.",
      answers: .object(
        Shape.keys([
          "snapshot": "string", "published_at": "string", "seasons": "array",
          "sessions": "integer", "is_simulated": "boolean",
        ])), snapshot),
    .live(
      "/api/v1/snapshots", "All published snapshots, the newest first.",
      answers: .list(Shape.keys(["name": "string", "bytes": "integer", "current": "boolean"]))
    ) { surroundings, _ in try await snapshots(surroundings) },
    .live(
      "/api/v1/health", "Whether the server has something to serve.",
      answers: .object(
        Shape.keys([
          "status": "string", "snapshot": "string|null", "version": "string", "uptime_s": "number",
        ]))
    ) { surroundings, _ in Answer(health(surroundings)) },
  ]

  private static func snapshot(_ asked: Asked) async throws -> Answer {
    let served = asked.served
    let sessions = try served.catalog.require("silver.sessions")
    let rows = try await served.readers.rows(
      "SELECT season, count(*) FROM \(sessions.sql) GROUP BY season ORDER BY season")
    return Answer(
      .fields([
        "snapshot": .text(served.snapshot.name), "published_at": .text(served.snapshot.publishedAt),
        "seasons": .list(rows.map { JSON($0[0]) }),
        "sessions": .integer(rows.reduce(0) { $0 + ($1[1].int ?? 0) }),
        "is_simulated": .bool(served.hasSimulated),
        "tables": .integer(Int64(served.catalog.tables.count)),
        "bronze_files": .integer(Int64(served.snapshot.contents.bronze.files)),
      ]))
  }

  private static func snapshots(_ surroundings: Surroundings) async throws -> Answer {
    let list = try await surroundings.disk.snapshots(surroundings.store)
    return Answer(
      .list(
        list.map { snapshot in
          .fields([
            "name": .text(snapshot.name), "published_at": .optional(snapshot.publishedAt),
            "bytes": .integer(snapshot.bytes), "models": .optional(snapshot.models),
            "rows": .optional(snapshot.rows), "current": .bool(snapshot.isCurrent),
          ])
        }))
  }

  /// `ok`, `empty` before the first build, `problem` where the newest snapshot cannot be opened.
  static func health(_ surroundings: Surroundings) -> JSON {
    let served = surroundings.feed.served
    let problem = surroundings.feed.problem
    let status = problem != nil ? "problem" : served == nil ? "empty" : "ok"
    return .fields([
      "status": .text(status), "snapshot": .optional(served?.snapshot.name),
      "version": .text(surroundings.version),
      "uptime_s": .double(((.now - surroundings.started) / .seconds(1)).rounded()),
      // What it is exactly names files of this machine; the log has it.
      "problem": problem == nil ? .null : .text("the current snapshot cannot be opened"),
    ])
  }
}
