internal import DuckDB
internal import Lake

/// Laps side by side.
enum TelemetryEndpoints {
  static let all: [Endpoint] = [
    .get(
      "/telemetry", "Telemetry of laps of one session, with the time to the first of them.",
      Parameter.session + [
        .query("laps", required: true, "Up to 20 laps: VER.12,LEC.14,HAM.best."),
        .query(
          "by", .choice(TelemetryAxis.allCases.map(\.rawValue)), "Along what points are spread."),
        .query(
          "points", .integer, "0 for readings as recorded, else steps of equal length, to 2000."),
        .query("session_code", "The same as session."),
      ],
      answers: .object(
        Shape.keys(["snapshot": "string", "circuit": "object", "laps": "array"])), telemetry)
  ]

  private static func telemetry(_ asked: Asked) async throws -> Answer {
    let served = asked.served
    let session = try SessionKey(asked.query)
    let choices = try LapChoice.list(asked.query.require("laps"))
    let points = try asked.query.integer("points", in: 0...2000, otherwise: 0)
    let axis = try asked.query.choice("by", TelemetryAxis.self, otherwise: .distance)
    let query = try TelemetryQuery(served, session, choices)
    let circuit = try CircuitQuery(served, season: session.season, round: session.round)
    let name = served.snapshot.name
    return try await served.readers.use { connection in
      var laps = try query.run(connection)
      if points > 0 {
        for index in laps.indices {
          laps[index].trace = laps[index].trace.resampled(points: points, by: axis)
        }
      }
      return Answer(json(laps, try circuit.summary(connection), session, name))
    }
  }

  private static func json(
    _ laps: [LapTelemetry], _ circuit: JSON, _ session: SessionKey, _ snapshot: String
  ) -> JSON {
    let first = laps[0].trace
    return .fields([
      "snapshot": .text(snapshot), "session_id": .text(session.id), "circuit": circuit,
      "is_simulated": .bool(laps.contains(where: \.isSimulated)),
      "laps": .list(laps.map { $0.json(delta: $0.trace.delta(to: first)) }),
    ])
  }
}
