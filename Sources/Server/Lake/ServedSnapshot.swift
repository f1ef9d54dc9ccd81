internal import Crypto
internal import DuckDB
internal import Lake

/// One snapshot that is being served: its readers, its catalog and the answers made of it.
package final class ServedSnapshot: Sendable {
  let snapshot: Snapshot
  package let readers: ReaderPool
  let catalog: Catalog
  let answers: AnswerCache
  /// Runs the SQL of strangers.
  let console: SQLConsole
  /// Answers questions in words.
  let desk: AskDesk
  /// True where any session in it is simulated.
  let hasSimulated: Bool
  /// Where bronze is, for the tables that are views over it; nil where it is not read.
  let bronze: String?

  /// Opens what is missing beside the first reader and reads the catalog.
  init(_ reader: SnapshotReader, bronze: String?, limits: ServerLimits, ask: AskSettings)
    async throws
  {
    snapshot = reader.snapshot
    self.bronze = bronze
    var readers = [reader]
    while readers.count < limits.readers { readers.append(try await reader.sibling()) }
    self.readers = ReaderPool(readers, limits: limits)
    answers = AnswerCache(limit: limits.cache)
    console = SQLConsole(
      path: reader.snapshot.path, bronze: bronze, deadline: limits.sql)
    desk = AskDesk(reader, console, ask)
    let rows = Dictionary(
      snapshot.contents.models.map { ("\($0.schema).\($0.name)", $0.rows) },
      uniquingKeysWith: { first, _ in first })
    // Nobody's request: what bounds those does not bound the opening.
    (catalog, hasSimulated) = try await reader.use(within: Self.opening) { connection in
      let catalog = try Catalog.read(connection, rows: rows)
      return (catalog, try Self.hasSimulated(catalog, connection))
    }
  }

  private static let opening = Duration.seconds(60)

  private static func hasSimulated(_ catalog: Catalog, _ connection: Connection) throws -> Bool {
    guard let sessions = catalog["silver.sessions"], sessions.column("is_simulated") != nil else {
      return false
    }
    let rows = try connection.rows("SELECT bool_or(is_simulated) FROM \(sessions.sql)")
    return rows.first?.first?.bool ?? false
  }

  /// The ETag of an answer: it changes with the snapshot and with the request.
  func tag(_ key: String) -> String {
    let digest = SHA256.hash(data: [UInt8]("\(snapshot.name)\n\(key)".utf8))
    return "W/\""
      + digest.prefix(12).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined() + "\""
  }
}
