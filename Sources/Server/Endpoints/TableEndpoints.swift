/// Rows of any table of silver and gold.
enum TableEndpoints {
  static let all: [Endpoint] = general + names.map(short)

  private static let general: [Endpoint] = [
    .get(
      "/tables", "All tables with their columns.",
      answers: .list(
        Shape.keys([
          "name": "string", "kind": "string", "rows": "integer", "description": "string|null",
          "columns": "array",
        ]))
    ) { asked in Answer(list(asked.served.catalog.tables)) },
    .get(
      "/tables/{table}", "Rows of a table; its columns are parameters too.",
      [.path("table", .text, "As in gold.race_pace.")] + rowParameters, filters: true,
      answers: .frameOrFile
    ) { asked in try await rows(asked, asked.path[0]) },
    .get(
      "/marts", "All tables of gold.",
      answers: .list(Shape.keys(["name": "string", "rows": "integer", "columns": "array"]))
    ) { asked in Answer(list(asked.served.catalog.tables.filter { $0.layer == "gold" })) },
    .get(
      "/marts/{mart}", "Rows of a table of gold.",
      [.path("mart", .text, "As in race_pace.")] + rowParameters, filters: true,
      answers: .frameOrFile
    ) { asked in try await rows(asked, "gold." + asked.path[0]) },
  ]

  /// Short names of what is asked for most.
  private static let names = [
    ("laps", "silver.laps", "Laps."), ("stints", "silver.stints", "Runs on one set of tyres."),
    ("results", "silver.results", "Results of sessions."),
    ("weather", "silver.weather", "Weather of sessions."),
    ("race-control", "silver.race_control", "Messages of race control."),
    ("track-status", "silver.track_status", "Flags as intervals."),
    ("drivers", "silver.drivers", "Drivers of sessions."),
    ("standings", "gold.standings_progression", "Standings after each round."),
  ]

  private static let rowParameters: [Parameter] = [
    .query("columns", "Names separated by commas; all where it is missing."),
    .query("order", "Names separated by commas, with - before those that descend."),
    .query("limit", .integer, "The most rows: 5000, at most \(TableQuery.mostRows)."),
    .query("offset", .integer, "Rows to pass over."),
    .query("format", .choice(FileFormat.allCases.map(\.rawValue)), "json, or a file to save."),
  ]

  private static func short(_ name: (path: String, table: String, summary: String)) -> Endpoint {
    .get(
      "/" + name.path, name.summary + " The same as /tables/\(name.table).", rowParameters,
      filters: true, answers: .frameOrFile
    ) { asked in try await rows(asked, name.table) }
  }

  private static func rows(_ asked: Asked, _ title: String) async throws -> Answer {
    let served = asked.served
    guard let table = served.catalog[title] else {
      let names = served.catalog.tables.map(\.title)
      throw Problem.notFound(
        "there is no table \(title.prefix(64))",
        hint: NearestName.hint(title, in: names) ?? "/api/v1/tables lists them")
    }
    let format = try asked.query.choice(
      "format", FileFormat.self, otherwise: asked.format ?? .json)
    let query = try TableQuery(table, asked.query, bronze: served.bronze).frame
    if format == .json { return try await asked.frame(query) }
    return try await served.readers.use { connection in
      let bytes =
        switch format {
        case .json, .csv: try CSVEncoder.bytes(query, connection)
        case .parquet: try ParquetEncoder.bytes(query, connection)
        case .arrow: try ArrowEncoder.bytes(query, connection)
        }
      return Answer(
        bytes, contentType: format.contentType, fileName: "\(table.name).\(format.rawValue)")
    }
  }

  private static func list(_ tables: [CatalogTable]) -> JSON {
    .list(
      tables.map { table in
        .fields([
          "name": .text(table.title), "kind": .text(table.isView ? "view" : "table"),
          "rows": .integer(Int64(table.rows)), "description": .optional(table.description),
          "columns": .list(table.columns.map { FrameColumn($0).json }),
        ])
      })
  }
}
