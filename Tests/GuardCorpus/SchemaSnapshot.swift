import DuckDB
import Foundation
import TestSupport

/// A snapshot with all tables of the dbt project and a few made-up rows in each.
///
/// The columns are those that the project's YAML files promise, so that a query of the corpus that
/// names a column that is gone fails.
package struct SchemaSnapshot {
  package struct Table: Sendable {
    package let schema: String
    package let name: String
    package let columns: [(name: String, type: String)]
  }

  /// The tables by the YAML files of transform/models.
  package static func tables() throws -> [Table] {
    try ["gold", "silver"].flatMap { schema in
      let folder = Package.transform + "/models/" + schema
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .filter { $0.hasSuffix(".yml") }
        .map { try table(schema, file: "\(folder)/\($0)") }
    }
  }

  private static func table(_ schema: String, file: String) throws -> Table {
    var columns: [(name: String, type: String)] = []
    var column: String?
    for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("      - name: ") { column = String(line.dropFirst(14)) }
      if line.hasPrefix("        data_type: "), let name = column {
        columns.append((name, String(line.dropFirst(19))))
        column = nil
      }
    }
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    return Table(schema: schema, name: name, columns: columns)
  }

  /// Writes the snapshot to a new file.
  package static func write(to path: String, rows: Int = 40) throws {
    let connection = try Database(path: path).connect()
    try connection.run("CREATE SCHEMA silver; CREATE SCHEMA gold; CREATE SCHEMA f1lake")
    try connection.run("CREATE TABLE f1lake.build_state AS SELECT 'secret' AS state")
    for table in try tables() {
      let columns = table.columns.map { "\(value($0)) AS \"\($0.name)\"" }
      try connection.run(
        """
        CREATE TABLE \(table.schema).\(table.name) AS
        SELECT \(columns.joined(separator: ", ")) FROM range(\(rows)) AS t(i)
        """)
    }
    try connection.run("CHECKPOINT")
  }

  private static func value(_ column: (name: String, type: String)) -> String {
    switch (column.name, column.type) {
    case ("season", _): "CAST(2023 + i % 2 AS INTEGER)"
    case ("round", _): "CAST(1 + i % 3 AS INTEGER)"
    case ("session_code", _): "['R', 'Q', 'FP1', 'S'][1 + i % 4]"
    case ("session_id", _): "(2023 + i % 2) || '-0' || (1 + i % 3) || '-R'"
    case ("driver", _): "['VER', 'LEC', 'HAM', 'NOR'][1 + i % 4]"
    case ("compound", _): "['SOFT', 'MEDIUM', 'HARD'][1 + i % 3]"
    case (_, "varchar"): "'\(column.name) ' || i % 5"
    case (_, "boolean"): "i % 2 = 0"
    case (_, "integer"), (_, "bigint"): "CAST(i AS \(column.type))"
    case (_, "double"): "CAST(i * 1.25 AS DOUBLE)"
    case (_, "timestamp"): "TIMESTAMP '2023-03-05 15:00:00' + to_minutes(i)"
    default: "CAST(NULL AS \(column.type))"
    }
  }
}
