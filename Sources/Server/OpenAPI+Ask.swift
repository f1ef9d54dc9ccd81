extension OpenAPI {
  /// Questions in words, under the paths of a server.
  static func asked(below base: String) -> [JSON.Field] {
    [
      .init(key: base + "/ask", value: post(question)),
      .init(key: base + "/ask/verified", value: post(verified)),
    ]
  }

  private struct Post {
    let summary: String
    let fields: KeyValuePairs<String, JSON>
    let required: [JSON]
    let status: String
    let content: JSON
  }

  private static let question = Post(
    summary: "Answers a question in words; with Accept: text/event-stream, step by step.",
    fields: [
      "question": .fields(["type": "string", "maxLength": .integer(1000)]),
      "season": .fields(["type": "integer"]), "round": .fields(["type": "integer"]),
      "session_code": .fields(["type": "string"]),
      "history": .fields([
        "type": "array", "maxItems": .integer(10), "items": .fields(["type": "string"]),
      ]),
      "engine": .fields(["type": "string", "enum": .list(["builtin", "ollama", "auto"])]),
    ],
    required: ["question"], status: "200",
    content: both(content(.object(AnswerJSON.shape))))

  private static let verified = Post(
    summary: "Keeps a question with the SQL that answers it.",
    fields: [
      "question": .fields(["type": "string", "maxLength": .integer(1000)]),
      "sql": .fields(["type": "string"]), "season": .fields(["type": "integer"]),
      "round": .fields(["type": "integer"]), "session_code": .fields(["type": "string"]),
    ],
    required: ["question", "sql"], status: "201",
    content: content(.object(Shape.keys(["id": "string"]))))

  private static func both(_ content: JSON) -> JSON {
    guard case .object(let fields) = content else { return content }
    return .object(fields + [.init(key: "text/event-stream", value: .fields([:]))])
  }

  private static func post(_ post: Post) -> JSON {
    .fields([
      "post": .fields([
        "summary": .text(post.summary),
        "requestBody": .fields([
          "required": .bool(true),
          "content": .fields([
            "application/json": .fields([
              "schema": .fields([
                "type": "object", "required": .list(post.required),
                "properties": .fields(post.fields),
              ])
            ])
          ]),
        ]),
        "responses": .object([
          .init(
            key: post.status,
            value: .fields(["description": "The answer.", "content": post.content])),
          .init(
            key: "default",
            value: .fields([
              "description": "A refusal or failure (RFC 9457).",
              "content": .fields(["application/problem+json": .fields(["schema": ref("Problem")])]),
            ])),
        ]),
      ])
    ])
  }
}
