package import Copilot

/// An answer of the copilot as the API has it.
package enum AnswerJSON {
  /// All fields, in the order of docs/copilot.md.
  package static func json(_ answer: CopilotAnswer) -> JSON {
    .fields([
      "status": .text(answer.status.rawValue), "message": .text(answer.message),
      "question": .text(answer.question), "engine": .text(answer.engine.rawValue),
      "sql": .optional(answer.sql), "columns": .list(answer.fields.map { .text($0.name) }),
      "rows": .list(answer.rows.map { row in record(answer.fields, row.map { JSON($0) }) }),
      "row_count": .optional(answer.rows.count), "truncated": .bool(answer.isTruncated),
      "fields": .list(answer.fields.map(field)), "chart": chart(answer.chart),
      "explanation": .text(answer.explanation), "assumptions": texts(answer.assumptions),
      "warnings": texts(answer.warnings), "suggestions": texts(answer.suggestions),
      "metric": .optional(answer.metric), "silver_schema": .text(answer.schemas.silver),
      "gold_schema": .text(answer.schemas.gold), "snapshot": .text(answer.snapshot),
      "is_simulated": .bool(answer.isSimulated),
      "elapsed_ms": .double((answer.elapsed / .milliseconds(1) * 10).rounded() / 10),
    ])
  }

  private static func record(_ fields: [CopilotAnswer.Field], _ row: [JSON]) -> JSON {
    .object(zip(fields, row).map { JSON.Field(key: $0.name, value: $1) })
  }

  private static func field(_ field: CopilotAnswer.Field) -> JSON {
    .fields([
      "name": .text(field.name), "type": .text(field.type), "unit": .optional(field.unit),
      "description": .optional(field.description),
    ])
  }

  private static func chart(_ chart: ChartChoice) -> JSON {
    let columns = [
      ("x", chart.x), ("y", chart.y), ("series", chart.series), ("value", chart.value),
    ]
    return .fields([
      "type": .text(chart.kind.rawValue),
      "fields": .object(
        columns.compactMap { key, name in name.map { JSON.Field(key: key, value: .text($0)) } }),
    ])
  }

  private static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

  /// Keys and types, for the description of the API.
  static let shape = Shape.keys([
    "status": "string", "message": "string", "question": "string", "engine": "string",
    "sql": "string|null", "columns": "array", "rows": "array", "row_count": "integer",
    "truncated": "boolean", "fields": "array", "chart": "object", "explanation": "string",
    "assumptions": "array", "warnings": "array", "suggestions": "array", "metric": "string|null",
    "silver_schema": "string", "gold_schema": "string", "snapshot": "string",
    "is_simulated": "boolean", "elapsed_ms": "number",
  ])
}
