internal import DuckDB

/// DuckDB's own parser, on a database of its own that holds nothing and may touch nothing.
final class StatementParser {
  /// What DuckDB makes of a text.
  enum Outcome {
    /// The trees of its statements.
    case trees([Tree])
    /// Not valid, or no SELECT; the offset is in bytes.
    case failure(message: String, isSyntax: Bool, offset: Int?)
  }

  private let connection: Connection
  private let serialize: Statement

  init() throws(DuckDBError) {
    do {
      connection = try Database(settings: EngineSettings.closed(memory: "128MB", threads: 1))
        .connect()
      try connection.run(EngineSettings.lock(readsFiles: false))
      serialize = try connection.prepare(
        """
        SELECT json_serialize_sql($1::VARCHAR, skip_null := true, skip_empty := true,
          skip_default := true)
        """)
    } catch let error as DuckDBError {
      throw error
    } catch {
      throw DuckDBError(.open, "\(error)")
    }
  }

  func parse(_ sql: String) throws(GuardRefusal) -> Outcome {
    let tree: Tree
    do {
      try serialize.bind([.text(sql)])
      let json = try serialize.execute().allRows().first?.first?.text ?? ""
      tree = try TreeReader.read(json)
    } catch let error as DuckDBError {
      // The parser throws for a few texts instead of giving an error in JSON.
      return .failure(message: error.message, isSyntax: true, offset: nil)
    } catch {
      throw GuardRefusal(.tooComplex, "The statement is nested too deeply to be checked.")
    }
    guard tree["error"]?.bool == false else {
      return .failure(
        message: tree["error_message"]?.text ?? "", isSyntax: tree["error_type"]?.text == "parser",
        offset: tree["position"]?.text.flatMap { Int($0) })
    }
    return .trees((tree["statements"]?.array ?? []).compactMap { $0["node"] })
  }
}
