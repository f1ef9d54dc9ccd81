internal import DuckDB
internal import Lake

/// Runs the gates on a snapshot.
enum GateRun {
  /// How each gate came out, in their order.
  static func run(_ gates: [Gate], _ input: GateInput) async throws -> [GateOutcome] {
    let columns = try await columns(input.reader)
    var outcomes: [GateOutcome] = []
    for gate in gates {
      let missing = gate.needs.sorted { $0.key < $1.key }.flatMap { table, needed in
        guard let there = columns[table] else { return [table] }
        return needed.filter { !there.contains($0) }.map { "\(table).\($0)" }
      }
      outcomes.append(
        missing.isEmpty
          ? GateOutcome(gate, try await gate.check(input)) : GateOutcome(gate, missing: missing))
    }
    return outcomes
  }

  /// The columns of each table and view.
  private static func columns(_ reader: SnapshotReader) async throws -> [String: Set<String>] {
    let rows = try await reader.rows(
      "SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns()")
    return Dictionary(grouping: rows, by: { $0[0].text ?? "" })
      .mapValues { Set($0.compactMap { $0[1].text }) }
  }
}

extension GateInput {
  /// The rows of a query as problems: its first column is the subject, the second the message.
  func problems(_ sql: String) async throws -> [GateProblem] {
    try await reader.rows(sql).map { GateProblem($0[0].text ?? "", $0[1].text ?? "") }
  }

  /// A single number.
  func number(_ sql: String) async throws -> Int {
    Int(try await reader.rows(sql).first?.first?.int ?? 0)
  }

  /// The texts of the first column.
  func texts(_ sql: String) async throws -> [String] {
    try await reader.rows(sql).compactMap { $0[0].text }
  }
}

extension Int {
  /// `1 session`, `2 sessions`.
  func of(_ thing: String) -> String { "\(self) \(thing)\(self == 1 ? "" : "s")" }
}
