internal import Lake

/// The Parquet files of the bronze tables that a project reads.
enum BronzeFiles {
  /// Looks at all of them.
  ///
  /// - Throws: ``RunError`` where a table has no file at all.
  static func inventory(of project: Project, in bronze: String) throws -> BronzeInventory {
    // Sources name their files by a pattern.
    if let wild = bronze.first(where: { "*?[".contains($0) }) {
      throw RunError(path: bronze, reason: "a folder with '\(wild)' in its path cannot be searched")
    }
    let tables = project.sourceTables.map(\.name)
    let inventory = try BronzeInventory.read(bronze, tables: tables)
    if let missing = tables.first(where: { inventory.tables[$0]?.isEmpty != false }) {
      throw RunError(
        path: bronze,
        reason: "there are no \(missing) in bronze yet: `f1lake ingest` fetches sessions, and "
          + "`f1lake upgrade-lake` brings a root of an older f1lake up to date")
    }
    return inventory
  }
}
