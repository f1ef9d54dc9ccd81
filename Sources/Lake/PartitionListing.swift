extension PartitionStore {
  /// The tables that have a folder in bronze, sorted.
  public func tables() throws -> [String] {
    try FileSystem.names(in: root.bronze).filter {
      try Partition.isName($0, "abcdefghijklmnopqrstuvwxyz0123456789_")
        && FileSystem.entry(root.bronze + "/" + $0)?.isFolder == true
    }
  }

  /// The partitions that have a folder, sorted, whatever their state.
  ///
  /// Walks the known levels only; folders and files of other names are passed over.
  /// - Parameter table: one table, or all where it is nil.
  public func partitions(of table: String? = nil) throws -> [Partition] {
    let tables = try table.map { [$0] } ?? tables()
    return try tables.flatMap { try walk($0) }.sorted()
  }

  /// The partitions of one round of a table, sorted: whatever its Grand Prix was called when they were written.
  public func partitions(of table: String, season: Int, round: Int) throws -> [Partition] {
    let number = round < 10 ? "0\(round)" : "\(round)"
    return try walk(table, ["season=\(season)", "round=\(number)"]).sorted()
  }

  /// - Parameter levels: the first folders below the table; all that there are where they are not given.
  private func walk(_ table: String, _ levels: [String] = []) throws -> [Partition] {
    let path = ([root.bronze, table] + levels).joined(separator: "/")
    let known = levels.map { String($0.drop { $0 != "=" }.dropFirst()) }
    var found = [(path: path, values: known)]
    for key in ["season", "round", "grand_prix", "session"].dropFirst(levels.count) {
      found = try found.flatMap { level in
        try values(of: key, in: level.path).map { value in
          ("\(level.path)/\(key)=\(value)", level.values + [value])
        }
      }
    }
    return found.compactMap { Self.partition(table, $0.values) }
  }

  private func values(of key: String, in folder: String) throws -> [String] {
    try FileSystem.names(in: folder).compactMap { name in
      name.hasPrefix(key + "=") ? String(name.dropFirst(key.count + 1)) : nil
    }
  }

  // A folder counts only under the very name that a write would give it.
  private static func partition(_ table: String, _ values: [String]) -> Partition? {
    guard let season = Int(values[0]), let round = Int(values[1]) else { return nil }
    let partition = try? Partition(
      table: table, season: season, round: round, grandPrix: values[2], session: values[3])
    let folder =
      "\(table)/season=\(values[0])/round=\(values[1])/grand_prix=\(values[2])/session=\(values[3])"
    return partition?.folder == folder ? partition : nil
  }
}
