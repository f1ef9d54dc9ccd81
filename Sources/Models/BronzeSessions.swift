internal import Lake

extension BronzeInventory {
  /// A hash of the content of each session, by table.
  ///
  /// Two folders of one season, round and session make one session, whatever their grand prix is.
  var sessionHashes: [String: [String: String]] {
    tables.mapValues { parts in
      Dictionary(grouping: parts, by: \.session).mapValues { parts in
        parts.map { "\($0.grandPrix) \($0.sha256.prefix(32))" }.joined(separator: "\n")
      }
    }
  }

  /// The parts of some sessions as an SQL list of paths.
  ///
  /// Where none of them has a part, one of another session stands in for it: a file has to tell the
  /// columns, and the model's filter drops its rows.
  func files(_ table: String, of sessions: Set<String>) -> String? {
    guard let parts = tables[table], let any = parts.first else { return nil }
    let wanted = parts.filter { sessions.contains($0.session) }
    let paths = (wanted.isEmpty ? [any] : wanted).map { "\(root)/\($0.path)".sqlLiteral }
    return "[\(paths.joined(separator: ", "))]"
  }
}

extension String {
  /// The first half of the SHA-256 of the text: enough to tell two apart.
  var digest: String { String(Digest.hexadecimal(ofText: self).prefix(32)) }
}
