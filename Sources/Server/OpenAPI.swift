/// The description of the API, made from the endpoints that are routed.
enum OpenAPI {
  /// The description as an endpoint of its server.
  static func endpoint(_ path: String) -> Endpoint {
    .live(
      path, "This description, as OpenAPI 3.1.",
      answers: .object(Shape.keys(["openapi": "string", "paths": "object"]))
    ) { surroundings, _ in
      let isDashboard = path.hasPrefix("/api/v1")
      let more = isDashboard ? [events, sql] : []
      return Answer(
        document(
          surroundings.endpoints(), more + OpenAPI.asked(below: isDashboard ? "/api/v1" : ""),
          version: surroundings.version))
    }
  }

  private static func document(
    _ endpoints: [Endpoint], _ others: [JSON.Field], version: String
  ) -> JSON {
    .fields([
      "openapi": "3.1.0",
      "info": .fields([
        "title": "F1 Lakehouse", "version": .text(version),
        "description": "Rows of the current snapshot, as columns. See docs/api.md.",
      ]),
      "paths": .object(endpoints.map { .init(key: $0.path, value: path($0)) } + others),
      "components": .fields([
        "schemas": .fields(["Frame": frame, "Problem": problem])
      ]),
    ])
  }

  private static let events = JSON.Field(
    key: "/api/v1/events",
    value: .fields([
      "get": .fields([
        "summary": .text(
          "Server-sent events: `snapshot` with the name of a new snapshot; `ingest` with how far an "
            + "ingest is, null when it has ended."),
        "responses": .fields([
          "200": .fields([
            "description": "A stream.", "content": .fields(["text/event-stream": .fields([:])]),
          ])
        ]),
      ])
    ]))

  private static let sql = JSON.Field(
    key: "/api/v1/sql",
    value: .fields([
      "post": .fields([
        "summary": "Runs one SELECT on silver and gold, within bounds of time, rows and memory.",
        "requestBody": .fields([
          "required": .bool(true),
          "content": .fields([
            "application/json": .fields([
              "schema": .fields([
                "type": "object", "required": .list(["sql"]),
                "properties": .fields([
                  "sql": .fields(["type": "string"]), "limit": .fields(["type": "integer"]),
                ]),
              ])
            ])
          ]),
        ]),
        "responses": .fields([
          "200": .fields([
            "description": "A frame with elapsed_ms.", "content": content(.frame),
          ]),
          "default": .fields([
            "description": "A refusal, with rule, line and column where they are known.",
            "content": .fields(["application/problem+json": .fields(["schema": ref("Problem")])]),
          ]),
        ]),
      ])
    ]))

  private static func path(_ endpoint: Endpoint) -> JSON {
    var operation: [JSON.Field] = [.init(key: "summary", value: .text(endpoint.summary))]
    var parameters = endpoint.parameters.map(parameter)
    if endpoint.hasFilters {
      parameters.append(
        .fields([
          "name": "filters", "in": "query", "style": "form", "explode": .bool(true),
          "description":
            "Any column: season=2023, driver=VER,LEC, lap_number.gte=5; also .lte .gt .lt .ne, and null.",
          "schema": .fields([
            "type": "object", "additionalProperties": .fields(["type": "string"]),
          ]),
        ]))
    }
    operation.append(.init(key: "parameters", value: .list(parameters)))
    operation.append(
      .init(
        key: "responses",
        value: .fields([
          "200": .fields(["description": "The answer.", "content": content(endpoint.shape)]),
          "default": .fields([
            "description": "A refusal or failure (RFC 9457).",
            "content": .fields(["application/problem+json": .fields(["schema": ref("Problem")])]),
          ]),
        ])))
    return .fields(["get": .object(operation)])
  }

  private static func parameter(_ parameter: Parameter) -> JSON {
    var schema: [JSON.Field] = []
    switch parameter.kind {
    case .text: schema.append(.init(key: "type", value: "string"))
    case .integer: schema.append(.init(key: "type", value: "integer"))
    case .number: schema.append(.init(key: "type", value: "number"))
    case .choice(let values):
      schema.append(.init(key: "type", value: "string"))
      schema.append(.init(key: "enum", value: .list(values.map { .text($0) })))
    }
    return .fields([
      "name": .text(parameter.name), "in": .text(parameter.isInPath ? "path" : "query"),
      "required": .bool(parameter.isRequired), "description": .text(parameter.description),
      "schema": .object(schema),
    ])
  }

  static func content(_ shape: Shape) -> JSON {
    let file = JSON.fields(["schema": .fields(["type": "string"])])
    switch shape {
    case .frame: return .fields(["application/json": .fields(["schema": ref("Frame")])])
    case .frameOrFile:
      return .fields([
        "application/json": .fields(["schema": ref("Frame")]), "text/csv": file,
        "application/vnd.apache.parquet": file, "application/vnd.apache.arrow.stream": file,
      ])
    case .object(let keys): return .fields(["application/json": .fields(["schema": object(keys)])])
    case .list(let keys):
      return .fields([
        "application/json": .fields([
          "schema": .fields(["type": "array", "items": object(keys)])
        ])
      ])
    case .text(let type):
      return .object([.init(key: type, value: .fields(["schema": .fields(["type": "string"])]))])
    }
  }

  private static func object(_ keys: [Shape.Key]) -> JSON {
    .fields([
      "type": "object", "required": .list(keys.map { .text($0.name) }),
      "properties": .object(
        keys.map { key in
          let types = key.type.split(separator: "|").map { JSON.text(String($0)) }
          return .init(
            key: key.name, value: .fields(["type": types.count == 1 ? types[0] : .list(types)]))
        }),
    ])
  }

  private static let frame = object(
    Shape.keys([
      "snapshot": "string", "table": "string", "row_count": "integer", "limit": "integer",
      "next_offset": "integer|null", "is_simulated": "boolean", "columns": "array", "data": "array",
    ]))

  private static let problem = object(
    Shape.keys(["type": "string", "title": "string", "status": "integer", "detail": "string"]))

  static func ref(_ name: String) -> JSON {
    .fields(["$ref": .text("#/components/schemas/\(name)")])
  }
}
