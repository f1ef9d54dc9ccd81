/// The page that shows all others, asking for its modules and its styles in one file each.
///
/// A browser spends more time on asking for a hundred small files than on running them. The files stay as they are
/// written, and each can be had by itself; nobody has to run anything before.
package struct JoinedShell {
  /// What is served beside the files themselves, by name; `index.html` is in place of the one there is.
  package private(set) var files: [String: String] = [:]

  /// - Parameters:
  ///   - version: the text that the address of a file shall carry, so that browsers may keep it.
  ///   - read: the text of a file.
  /// - Returns: nil where the page has no module script, or one that cannot be joined.
  package init?(version: (String) -> String, read: (String) -> String?) {
    guard let page = read("index.html") else { return nil }
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let script = lines.firstIndex(where: { Self.script($0) != nil }),
      let entry = Self.script(lines[script]), let module = JoinedModule(entry, read: read)
    else { return nil }
    files["joined.js"] = module.text
    lines[script] =
      (module.libraries.map { "<link rel=\"modulepreload\" href=\"\($0)\">" }
      + ["<script type=\"module\" src=\"joined.js?v=\(version(module.text))\"></script>"])
      .map { "  " + $0 }.joined(separator: "\n")
    joinStyles(&lines, version, read)
    files["index.html"] = lines.joined(separator: "\n")
  }

  private mutating func joinStyles(
    _ lines: inout [String], _ version: (String) -> String, _ read: (String) -> String?
  ) {
    let places = lines.indices.filter { Self.style(lines[$0]) != nil }
    let texts = places.compactMap { Self.style(lines[$0]).flatMap(read) }
    // Addresses in a style sheet are relative to its own place.
    guard let first = places.first, texts.count == places.count,
      !texts.contains(where: { $0.contains("url(") || $0.contains("@import") })
    else { return }
    let text = texts.joined(separator: "\n")
    files["joined.css"] = text
    lines[first] = "  <link rel=\"stylesheet\" href=\"joined.css?v=\(version(text))\">"
    for place in places.dropFirst().reversed() { lines.remove(at: place) }
  }

  private static func script(_ line: String) -> String? {
    between("<script type=\"module\" src=\"", "\"></script>", line)
  }

  private static func style(_ line: String) -> String? {
    between("<link rel=\"stylesheet\" href=\"", "\">", line)
  }

  private static func between(_ begin: String, _ end: String, _ line: String) -> String? {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix(begin), text.hasSuffix(end) else { return nil }
    return String(text.dropFirst(begin.count).dropLast(end.count))
  }
}
