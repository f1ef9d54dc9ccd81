internal import Lake

/// A session at a glance in one answer: what a page would else ask for in nine.
enum OverviewEndpoint {
  static let all: [Endpoint] = [
    .get(
      "/session",
      "A session at a glance, as frames: drivers, laps, fastest laps, summaries, weather.",
      Parameter.session + [.query("session_code", "The same as session.")],
      answers: .object(
        Shape.keys([
          "snapshot": "string", "session_id": "string", "drivers": "object|null",
          "laps": "object|null", "fastest_laps": "object|null",
          "lap_time_distribution": "object|null", "driver_session_summary": "object|null",
          "team_event_summary": "object|null", "weather": "object|null", "results": "object|null",
          "sessions": "object|null",
        ])), overview)
  ]

  /// A frame of the answer: its key, the table, its order, and columns that are not all.
  private struct Part: Sendable {
    let key: String, table: String, order: [String]
    var columns: [String] = []
  }

  private static let parts = [
    Part(key: "drivers", table: "silver.drivers", order: ["line"]),
    Part(
      key: "laps", table: "silver.laps", order: ["driver_number", "lap_number"],
      columns: [
        "driver", "driver_number", "team", "lap_number", "stint", "compound", "tyre_life",
        "position", "lap_time_s", "sector1_time_s", "sector2_time_s", "sector3_time_s", "time_s",
        "lap_start_time_s", "speed_st_kmh", "deleted", "is_generated", "is_out_lap", "is_clean",
        "exclusion_reasons",
      ]),
    Part(key: "fastest_laps", table: "gold.fastest_laps", order: ["rank"]),
    Part(key: "lap_time_distribution", table: "gold.lap_time_distribution", order: ["median_s"]),
    Part(
      key: "driver_session_summary", table: "gold.driver_session_summary",
      order: ["best_lap_time_s"]),
    Part(
      key: "team_event_summary", table: "gold.team_event_summary",
      order: ["team_best_lap_time_s"]),
    Part(key: "weather", table: "silver.weather", order: ["time_s"]),
    Part(key: "results", table: "silver.results", order: ["position"]),
    Part(key: "sessions", table: "silver.sessions", order: []),
  ]

  private static func overview(_ asked: Asked) async throws -> Answer {
    let (served, session) = (asked.served, try SessionKey(asked.query))
    let name = served.snapshot.name
    // At once: the readers are as many as may work for one answer.
    let frames = try await withThrowingTaskGroup(of: (String, JSON).self) { group in
      for part in parts {
        group.addTask {
          // A project without one of the marts has the others all the same.
          guard let query = try frame(part, served, session) else { return (part.key, .null) }
          let json = try await served.readers.use { try query.json($0, snapshot: name) }
          return (part.key, .raw(json.bytes))
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let head: [JSON.Field] = [
      .init(key: "snapshot", value: .text(name)),
      .init(key: "session_id", value: .text(session.id)),
    ]
    return Answer(.object(head + parts.map { .init(key: $0.key, value: frames[$0.key] ?? .null) }))
  }

  private static func frame(
    _ part: Part, _ served: ServedSnapshot, _ session: SessionKey
  ) throws -> FrameQuery? {
    guard let table = served.catalog[part.table] else { return nil }
    func list(_ name: String, _ columns: [String]) -> String {
      let there = columns.filter { table.column($0) != nil }
      return there.isEmpty ? "" : "&\(name)=" + there.joined(separator: ",")
    }
    let text =
      "season=\(session.season)&round=\(session.round)&session=\(session.code)&limit=50000"
      + list("order", part.order) + list("columns", part.columns)
    return try TableQuery(table, try Query(text)).frame
  }
}
