internal import DuckDB
internal import Lake

/// The Parquet files of the bronze tables that a project reads.
struct BronzeFiles {
  private let root: String
  private let connection: Connection

  init(_ bronze: String, _ connection: Connection) {
    root = bronze
    self.connection = connection
  }

  /// How many files there are, their size, and a hash over names, sizes and times of change.
  ///
  /// The content is not read: it may be much larger than what a build reads of it.
  ///
  /// - Throws: ``RunError`` where a table has no file at all.
  func fingerprint(of tables: [Identifier]) throws -> BronzeFingerprint {
    if let wild = root.first(where: { "*?[".contains($0) }) {
      throw RunError(path: root, reason: "a folder with '\(wild)' in its path cannot be searched")
    }
    for table in tables {
      let found = try connection.value("SELECT count(*) FROM glob($1)", [.text(glob(table))])
      guard let count = found.int, count > 0 else {
        throw RunError(
          path: root,
          reason: "there are no \(table) in bronze yet: `f1lake ingest` fetches sessions")
      }
    }
    guard !tables.isEmpty else { return .none }
    let globs = tables.map { glob($0).sqlLiteral }.joined(separator: ", ")
    let row = try connection.rows(
      """
      SELECT count(*), CAST(sum(size) AS BIGINT), sha256(string_agg(
        filename[length($1) + 1:] || ' ' || size || ' ' || last_modified, chr(10)
        ORDER BY filename))
      FROM read_blob([\(globs)])
      """, [.text(root)]
    ).first
    guard let files = row?[0].int, let bytes = row?[1].int, let hash = row?[2].text else {
      return .none
    }
    return BronzeFingerprint(files: Int(files), bytes: Int(bytes), sha256: hash)
  }

  // Never **: macOS leaves ._* files beside the real ones.
  private func glob(_ table: Identifier) -> String {
    "\(root)/\(table)/season=*/round=*/grand_prix=*/session=*/part-*.parquet"
  }
}
