internal import Foundation
internal import Lake

/// What the build left beside the snapshot: lineage, tests and freshness.
enum ProjectEndpoints {
  static let all: [Endpoint] = [
    .live(
      "/api/v1/lineage", "Which table is made of which.",
      answers: .object(Shape.keys(["nodes": "array", "edges": "array"]))
    ) { surroundings, _ in
      let manifest = try await artifact(surroundings, "manifest.json", BuildManifest.self)
      return Answer(lineage(manifest, surroundings.feed.served?.catalog))
    },
    .live(
      "/api/v1/quality",
      "How the tests of the last build and the gates of the last verification came out, and what ingest found.",
      answers: .object(
        Shape.keys([
          "tests": "object", "failures": "array", "verification": "object|null", "gates": "array",
          "findings": "array",
        ]))
    ) { surroundings, _ in try await quality(surroundings) },
    .get(
      "/freshness", "The latest session with laps, and when the snapshot was made.",
      answers: .object(Shape.keys(["published_at": "string", "sources": "array"])), freshness),
  ]

  private static func artifact<Content: Decodable & Sendable>(
    _ surroundings: Surroundings, _ name: String, _: Content.Type
  ) async throws -> Content {
    let content: Content?
    do {
      content = try await surroundings.disk.decode(
        "\(surroundings.artifacts)/\(name)", Content.self)
    } catch {
      throw Problem(
        500, "Damaged file", "\(name) of the last build cannot be read", hint: "run `f1lake build`")
    }
    guard let content else {
      throw Problem.notFound("the last build left no \(name)", hint: "run `f1lake build`")
    }
    return content
  }

  private static func lineage(_ manifest: BuildManifest, _ catalog: Catalog?) -> JSON {
    let nodes = manifest.all.sorted { $0.key < $1.key }
    let known = Set(nodes.map(\.key))
    let edges = nodes.flatMap { id, node in
      (node.dependsOn?.nodes ?? []).filter(known.contains).sorted().map { (from: $0, to: id) }
    }
    return .fields([
      "nodes": .list(
        nodes.map { id, node in
          let title = "\(node.schema ?? "").\(node.name)"
          let table = catalog?[title.replacing("main_", with: "")]
          return .fields([
            "id": .text(id), "name": .text(node.name), "kind": .text(node.kind),
            "layer": .text(node.kind == "exposure" ? "exposure" : node.schema ?? "other"),
            "table": node.kind == "model" ? .text(title) : .null,
            "materialized": .optional(node.kind == "model" ? node.config?.materialized : nil),
            "description": .optional(node.description), "rows": .optional(table?.rows),
            "tags": .list((node.tags ?? []).map { .text($0) }),
          ])
        }),
      "edges": .list(edges.map { .list([.text($0.from), .text($0.to)]) }),
    ])
  }

  private static func quality(_ surroundings: Surroundings) async throws -> Answer {
    let results = try await artifact(surroundings, "run_results.json", BuildResults.self)
    let tests = results.results.filter { !$0.id.hasPrefix("model.") }
    func count(_ status: String) -> JSON {
      .integer(Int64(tests.count { $0.status == status }))
    }
    let failures = tests.filter { !["pass", "skipped"].contains($0.status) }
    let verification = await surroundings.disk.verification(surroundings.reports)
    return Answer(
      .fields([
        "generated_at": .optional(results.metadata.generatedAt),
        "tests": .fields([
          "total": .integer(Int64(tests.count)), "passed": count("pass"), "failed": count("fail"),
          "warned": count("warn"), "error": count("error"), "skipped": count("skipped"),
        ]),
        "failures": .list(
          failures.prefix(200).map { test in
            .fields([
              "name": .text(test.id), "status": .text(test.status),
              "failures": .optional(test.failures),
            ])
          }),
        "verification": verification.map {
          .fields([
            "verified_at": .text($0.verifiedAt), "passed": .bool($0.isPassed),
            "strict": .bool($0.isStrict), "snapshot": .optional($0.snapshot),
          ])
        } ?? .null,
        "gates": .list((verification?.gates ?? []).map(gate)),
        "findings": try await findings(surroundings.feed.served),
      ]))
  }

  private static func gate(_ gate: Verification.Gate) -> JSON {
    .fields([
      "name": .text(gate.gate), "question": .text(gate.question), "severity": .text(gate.severity),
      "status": .text(gate.status), "summary": .text(gate.summary),
      "problem_count": .optional(gate.problems.count),
      "problems": .list(
        gate.problems.prefix(20).map {
          .fields(["subject": .text($0.subject), "message": .text($0.message)])
        }),
    ])
  }

  private static func findings(_ served: ServedSnapshot?) async throws -> JSON {
    guard let served, let table = served.catalog["silver.findings"] else { return .list([]) }
    let rows = try await served.readers.rows(
      """
      SELECT severity, feed, count(*), count(DISTINCT session_id) FROM \(table.sql)
      GROUP BY severity, feed ORDER BY severity, count(*) DESC, feed LIMIT 500
      """)
    return .list(
      rows.map { row in
        .fields([
          "severity": JSON(row[0]), "feed": JSON(row[1]), "count": JSON(row[2]),
          "sessions": JSON(row[3]),
        ])
      })
  }

  private static func freshness(_ asked: Asked) async throws -> Answer {
    let sessions = try asked.served.catalog.require("silver.sessions")
    let rows = try await asked.served.readers.rows(
      "SELECT max(session_start), count(*), max(season) FROM \(sessions.sql)")
    var sources: [JSON] = []
    if let row = rows.first {
      sources.append(
        .fields(["name": "silver.sessions", "newest": JSON(row[0]), "rows": JSON(row[1])]))
    }
    if let races = asked.served.catalog["silver.ergast_races"] {
      let past = try await asked.served.readers.rows("SELECT max(date), count(*) FROM \(races.sql)")
      if let row = past.first {
        sources.append(
          .fields(["name": "silver.ergast_races", "newest": JSON(row[0]), "rows": JSON(row[1])]))
      }
    }
    return Answer(
      .fields([
        "snapshot": .text(asked.served.snapshot.name),
        "published_at": .text(asked.served.snapshot.publishedAt), "sources": .list(sources),
      ]))
  }
}
