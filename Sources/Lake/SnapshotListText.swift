extension [ListedSnapshot] {
  /// For people: one a line, the current one marked.
  public var text: String {
    guard !isEmpty else { return "no snapshot yet: run `f1lake build`" }
    let name = map(\.name.count).max() ?? 0
    return map { $0.line(name) }.joined(separator: "\n")
  }

  /// An array of objects; sizes in bytes, times in UTC.
  public func json() throws -> String { String(decoding: try LakeJSON.encode(self), as: UTF8.self) }
}

extension ListedSnapshot {
  fileprivate func line(_ width: Int) -> String {
    let size = "\(Int((Double(bytes) / 1_000_000).rounded(.up))) MB"
    var parts = [
      (isCurrent ? "* " : "  ") + name + String(repeating: " ", count: width - name.count),
      publishedAt ?? "without its description",
      size,
    ]
    if let models, let rows { parts.append("\(models) models, \(rows) rows") }
    if isInUse { parts.append("in use") }
    return parts.joined(separator: "  ")
  }
}

extension PrunedSnapshots {
  /// For people: what is gone and what stays because somebody reads it.
  public var text: String {
    let lines =
      removed.map { "removed \($0)" }
      + inUse.map { "in use, stays for now: \($0)" }
    return lines.isEmpty ? "nothing to remove" : lines.joined(separator: "\n")
  }

  /// An object with `removed` and `in_use`.
  public func json() throws -> String { String(decoding: try LakeJSON.encode(self), as: UTF8.self) }
}
