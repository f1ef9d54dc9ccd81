/// Maps of circuits.
enum TrackEndpoints {
  static let all: [Endpoint] = [
    .get(
      "/track", "The map of a round's circuit with corners and marshal sectors.",
      [
        .query("season", .integer, required: true, "Championship year."),
        .query("round", .integer, required: true, "Round of the season."),
      ],
      answers: .object(
        Shape.keys([
          "source": "string", "outline": "object", "corners": "array", "marshal_sectors": "array",
        ]))
    ) { asked in
      let circuit = try CircuitQuery(
        asked.served, season: try asked.query.integer("season", in: 1950...2100),
        round: try asked.query.integer("round", in: 0...99))
      return try await asked.served.readers.use { Answer(try circuit.map($0)) }
    }
  ]
}
