internal import DuckDB
public import Lake

/// The tables of a snapshot as dbt's catalog.json has them (schema version 1): types as built, rows.
public struct Catalog: Sendable {
  private let nodes: [JSONValue.Member]
  private let moment: ArtifactMoment

  /// A column of a relation, as the engine describes it.
  struct Column: Sendable {
    /// Schema and name.
    let relation: String
    let json: JSONValue.Member
  }

  private static let query = """
    SELECT schema_name, table_name, column_name, data_type, comment, column_index
    FROM duckdb_columns() WHERE NOT internal AND database_name = current_database()
    ORDER BY schema_name, table_name, column_index
    """

  /// Reads the columns of the project's models from a snapshot.
  ///
  /// - Throws: `SnapshotQueryError` or `SnapshotError` where it cannot be read.
  public init(
    _ project: Project, in snapshot: Snapshot, moment: ArtifactMoment
  ) async throws {
    let rows = try await SnapshotReader(snapshot).rows(Self.query)
    self.init(project, snapshot.contents, Self.columns(rows), moment)
  }

  /// All columns of the database that names mean on a connection.
  static func columns(_ connection: Connection) throws -> [Column] {
    columns(try connection.rows(query))
  }

  private static func columns(_ rows: [[Value]]) -> [Column] {
    rows.compactMap { row in
      guard let schema = row[0].text, let table = row[1].text, let name = row[2].text,
        let type = row[3].text
      else { return nil }
      let json: JSONValue = [
        "type": .text(type), "index": .integer(Int(row[5].int ?? 0)), "name": .text(name),
        "comment": JSONValue(row[4].text),
      ]
      return Column(relation: "\(schema).\(table)", json: JSONValue.Member(name, json))
    }
  }

  /// - Parameter contents: the numbers of rows.
  init(
    _ project: Project, _ contents: SnapshotContents, _ all: [Column], _ moment: ArtifactMoment
  ) {
    let columns = Dictionary(grouping: all, by: \.relation).mapValues { $0.map(\.json) }
    let counts = Dictionary(
      contents.models.map { ("\($0.schema).\($0.name)", $0.rows) },
      uniquingKeysWith: { a, _ in a })
    let names = NodeNames(project)
    self.moment = moment
    nodes = project.models.compactMap { model in
      let key = model.relation.description
      return columns[key].map { Self.table(model, $0, rows: counts[key], names) }
    }
  }

  /// The file's content.
  public var json: JSONValue {
    [
      "metadata": moment.metadata("catalog/v1"), "nodes": .object(nodes), "sources": [:],
      "errors": nil,
    ]
  }

  private static func table(
    _ model: Model, _ columns: [JSONValue.Member], rows: Int?, _ names: NodeNames
  ) -> JSONValue.Member {
    let id = names.model(model.relation.name)
    var stats: JSONValue = [
      "has_stats": [
        "id": "has_stats", "label": "Has Stats?", "value": .bool(rows != nil), "include": false,
        "description": "Indicates whether there are statistics for this table",
      ]
    ]
    if let rows {
      stats["num_rows"] = [
        "id": "num_rows", "label": "Rows", "value": .integer(rows), "include": true,
        "description": "Number of rows in the snapshot",
      ]
    }
    let table: JSONValue = [
      "metadata": [
        "type": .text(model.materialized.relationKind == "TABLE" ? "BASE TABLE" : "VIEW"),
        "schema": .text(model.relation.schema.name), "name": .text(model.relation.name.name),
        "database": .text(names.database),
        "comment": JSONValue(model.description.isEmpty ? nil : model.description), "owner": nil,
      ],
      "columns": .object(columns), "stats": stats, "unique_id": .text(id),
    ]
    return JSONValue.Member(id, table)
  }
}
