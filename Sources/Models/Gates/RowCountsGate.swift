internal import DuckDB
internal import Lake

extension Gate {
  /// Silver keeps every row of bronze: each model of the schema silver that reads one bronze table
  /// and nothing else from bronze has the rows that the manifests promise, session by session.
  static let rowCounts = Gate(
    name: "row_counts", question: "Has each silver table all rows of its bronze table?",
    severity: .error, needs: [:]
  ) { input in
    let promised = Dictionary(grouping: input.manifests, by: \.table)
    var problems: [GateProblem] = []
    var skipped: [String] = []
    var rows = 0
    let models = input.project.models.filter(\.keepsBronzeRows)
    for model in models {
      let table = model.reads.sources[0].table
      let manifests = promised[table] ?? []
      let expected = Dictionary(grouping: manifests, by: \.sessionID)
        .mapValues { $0.reduce(0) { $0 + $1.rows } }
      let found = try await counts(model.relation, input.reader)
      rows += found.values.reduce(0, +)
      problems += differences(model.relation, table, expected, found)
      let unknown = found.keys.count { expected[$0] == nil }
      if unknown > 0 { skipped.append("\(table): \(unknown.of("session")) without a manifest") }
    }
    return GateAnswer(
      summary: "\(models.count.of("table")), \(rows) rows", problems: problems, skipped: skipped)
  }

  private static func counts(
    _ relation: Relation, _ reader: SnapshotReader
  ) async throws -> [String: Int] {
    let rows = try await reader.rows(
      "SELECT session_id, count(*) FROM \(relation.quoted) GROUP BY session_id")
    return Dictionary(
      rows.map { ($0[0].text ?? "no session", Int($0[1].int ?? 0)) }, uniquingKeysWith: +)
  }

  private static func differences(
    _ relation: Relation, _ table: String, _ expected: [String: Int], _ found: [String: Int]
  ) -> [GateProblem] {
    expected.sorted { $0.key < $1.key }.compactMap { session, promised in
      let there = found[session] ?? 0
      if promised == there { return nil }
      return GateProblem(
        "\(relation) \(session)", "\(there) rows, the manifest of \(table) says \(promised)")
    }
  }
}

extension Model {
  /// True for a silver model with one bronze table and a column for the session.
  fileprivate var keepsBronzeRows: Bool {
    relation.schema.name == "silver" && reads.sources.count == 1
      && columns.contains { $0.name.name == "session_id" }
  }
}

extension PartitionManifest {
  /// `2024-01-R`, as in the tables.
  var sessionID: String {
    "\(partition.season)-\(partition.round < 10 ? "0" : "")\(partition.round)-\(partition.session)"
  }
}
