internal import DuckDB

/// One condition on a column, from a parameter such as `lap_number.gte=5` or `driver=VER,LEC`.
struct Filter: Sendable {
  enum Operation: String, CaseIterable {
    case equals = ""
    case gte, lte, gt, lt, ne

    var sql: String {
      switch self {
      case .equals: "="
      case .gte: ">="
      case .lte: "<="
      case .gt: ">"
      case .lt: "<"
      case .ne: "<>"
      }
    }
  }

  let sql: String
  let parameters: [Value]

  /// - Parameter text: the value as given; `null` means that there is none.
  /// - Throws: ``Problem`` where it does not have the column's type.
  init(_ column: CatalogColumn, _ operation: Operation, _ text: String) throws {
    let name = column.name.sqlName
    if text == "null", operation == .equals || operation == .ne {
      sql = "\(name) IS \(operation == .ne ? "NOT " : "")NULL"
      parameters = []
      return
    }
    let isList = operation == .equals || operation == .ne
    let texts = isList ? text.split(separator: ",").map(String.init) : [text]
    guard (1...200).contains(texts.count) else {
      throw Problem.badParameter(column.name, "takes 1 to 200 values separated by commas")
    }
    parameters = try texts.map { try Self.value($0, column) }
    let marks = Array(repeating: "CAST(? AS \(column.type))", count: texts.count)
    if isList {
      sql = "\(name) \(operation == .ne ? "NOT " : "")IN (\(marks.joined(separator: ", ")))"
    } else {
      sql = "\(name) \(operation.sql) \(marks[0])"
    }
  }

  private static func value(_ text: String, _ column: CatalogColumn) throws -> Value {
    let value: Value? =
      switch column.type {
      case "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "UINTEGER", "UBIGINT", "HUGEINT":
        Int64(text).map { .int($0) }
      case "DOUBLE", "FLOAT": Double(text).flatMap { $0.isFinite ? .double($0) : nil }
      case "BOOLEAN":
        ["true": true, "false": false, "1": true, "0": false][text].map { .bool($0) }
      default: .text(text)
      }
    guard let value else {
      throw Problem.badParameter(column.name, "is \(column.type), and a value given is not")
    }
    return value
  }
}
