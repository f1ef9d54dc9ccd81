internal import DuckDB

/// The table in which a snapshot keeps the state of its build: `f1lake.build_state`.
struct BuildStateTable {
  private static let schema = "f1lake"
  private static let name = "build_state"
  // Raise it when the meaning of a row or of a fingerprint changes.
  private static let version = 1

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Why there is nothing to go by.
  enum Absence: String, Error {
    case missing = "the last snapshot has no state of its build"
    case otherVersion = "another version of f1lake or of DuckDB made the last snapshot"
    case damaged = "the state in the last snapshot is damaged"
  }

  /// - Throws: ``Absence`` where there is no state to go by, `DuckDBError` where the file is bad.
  func read() throws -> BuildState {
    let found = try connection.value(
      """
      SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database()
        AND schema_name = $1 AND table_name = $2
      """, [.text(Self.schema), .text(Self.name)])
    guard found.int == 1 else { throw Absence.missing }
    let rows: [[Value]]
    do {
      rows = try connection.rows("SELECT kind, name, part, value FROM \(Self.schema).\(Self.name)")
    } catch { throw Absence.damaged }
    return try state(from: rows)
  }

  /// Replaces the state in the database.
  func write(_ state: BuildState) throws {
    try connection.run(
      """
      CREATE SCHEMA IF NOT EXISTS \(Self.schema);
      CREATE OR REPLACE TABLE \(Self.schema).\(Self.name)
        (kind VARCHAR, name VARCHAR, part VARCHAR, value VARCHAR);
      COMMENT ON TABLE \(Self.schema).\(Self.name) IS
        'What the next build compares with to find what has changed; not part of the models.'
      """)
    var rows = Rows()
    for (table, sessions) in state.bronze.sorted(by: { $0.key < $1.key }) {
      for (session, hash) in sessions.sorted(by: { $0.key < $1.key }) {
        rows.add("bronze", table, session, hash)
      }
    }
    for (name, model) in state.models.sorted(by: { $0.key < $1.key }) {
      rows.add("model", name, "fingerprint", model.fingerprint)
      rows.add("model", name, "description", model.description)
      rows.add("model", name, "rows", "\(model.rows)")
    }
    for test in state.passedTests.sorted() { rows.add("test", test) }
    for test in state.passedUnitTests.sorted() { rows.add("unit_test", test) }
    rows.add("form", "version", "", try form())
    rows.add("form", "rows", "", "\(rows.count + 1)")
    let appender = try Appender(connection, schema: Self.schema, table: Self.name)
    try appender.append(rows.columns)
    try appender.finish()
  }

  private func form() throws -> String {
    "\(Self.version) \(try connection.value("SELECT version()").text ?? "")"
  }

  private func state(from rows: [[Value]]) throws -> BuildState {
    var state = BuildState()
    var form: [String: String] = [:]
    var models: [String: [String: String]] = [:]
    for row in rows {
      guard let kind = row[0].text, let name = row[1].text, let part = row[2].text,
        let value = row[3].text
      else { throw Absence.damaged }
      switch kind {
      case "bronze": state.bronze[name, default: [:]][part] = value
      case "model": models[name, default: [:]][part] = value
      case "test": state.passedTests.insert(name)
      case "unit_test": state.passedUnitTests.insert(name)
      case "form": form[name] = value
      default: throw Absence.damaged
      }
    }
    guard form["rows"] == "\(rows.count)" else { throw Absence.damaged }
    guard form["version"] == (try self.form()) else { throw Absence.otherVersion }
    for (name, parts) in models {
      guard let fingerprint = parts["fingerprint"], let description = parts["description"],
        let count = parts["rows"].flatMap(Int.init)
      else { throw Absence.damaged }
      state.models[name] = BuildState.BuiltModel(
        fingerprint: fingerprint, description: description, rows: count)
    }
    return state
  }

  private struct Rows {
    private var kinds: [String?] = []
    private var names: [String?] = []
    private var parts: [String?] = []
    private var values: [String?] = []

    var count: Int { kinds.count }
    var columns: [ColumnValues] { [.text(kinds), .text(names), .text(parts), .text(values)] }

    mutating func add(_ kind: String, _ name: String, _ part: String = "", _ value: String = "") {
      kinds.append(kind)
      names.append(name)
      parts.append(part)
      values.append(value)
    }
  }
}
