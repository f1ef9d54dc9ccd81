internal import Lake

extension BronzeInventory {
  /// A hash of the content of each session, by table.
  ///
  /// Two folders of one season, round and session make one session, whatever their grand prix is.
  var sessionHashes: [String: [String: String]] {
    tables.mapValues { parts in
      var hashes: [String: String] = [:]
      hashes.reserveCapacity(parts.count)
      for part in parts {
        let hash = "\(part.grandPrix) \(String(part.sha256.utf8.prefix(32)) ?? "")"
        if let others = hashes.updateValue(hash, forKey: part.session) {
          hashes[part.session] = "\(others)\n\(hash)"
        }
      }
      return hashes
    }
  }

  /// The parts with rows as an SQL list of paths, all of them or those of some sessions.
  ///
  /// A part without rows costs as much to open as any other, and most parts of a young lake have none. Parts of one
  /// decoder version have the same columns, so one of each version is among the files in any case: what is read has
  /// the columns of the whole table, and the model's filter drops the rows of sessions that were not asked for.
  func files(_ table: String, of sessions: Set<String>? = nil) -> String? {
    guard let parts = tables[table], !parts.isEmpty else { return nil }
    var wanted = parts.filter { $0.rows != 0 && sessions?.contains($0.session) ?? true }
    let versions = Set(wanted.map(\.decoderVersion))
    let others = Dictionary(grouping: parts, by: \.decoderVersion).filter {
      !versions.contains($0.key)
    }
    wanted += others.values.compactMap { $0.min { $0.bytes < $1.bytes } }
    let paths = wanted.map(\.path).sorted().map { "\(root)/\($0)".sqlLiteral }
    return "[\(paths.joined(separator: ", "))]"
  }
}

extension String {
  /// The first half of the SHA-256 of the text: enough to tell two apart.
  var digest: String { String(Digest.hexadecimal(ofText: self).prefix(32)) }
}
