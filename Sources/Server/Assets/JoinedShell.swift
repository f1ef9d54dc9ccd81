/// The page that shows all others, with its styles and its first script in it, asking for its modules in one file.
///
/// A browser spends more time on asking for a hundred small files than on running them. The files stay as they are
/// written, and each can be had by itself; nobody has to run anything before.
package struct JoinedShell {
  /// What is served beside the files themselves, by name; `index.html` is in place of the one there is.
  package private(set) var files: [String: String] = [:]
  /// The text of scripts and styles in the page, which its ``ContentPolicy`` has to name.
  package private(set) var scripts: [String] = []
  package private(set) var styles: [String] = []

  /// - Parameters:
  ///   - version: the text that the address of a file shall carry, so that browsers may keep it.
  ///   - read: the text of a file.
  /// - Returns: nil where the page has no module script, or one that cannot be joined.
  package init?(version: (String) -> String, read: (String) -> String?) {
    guard let page = read("index.html") else { return nil }
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let place = lines.firstIndex(where: { Self.module($0) != nil }),
      let entry = Self.module(lines[place]), let module = JoinedModule(entry, read: read)
    else { return nil }
    func address(_ file: String, _ text: String) -> String { "\(file)?v=\(version(text))" }
    let libraries = module.libraries.map { address($0, read($0) ?? "") }
    let later = module.later ?? ""
    let text = module.text(libraries: libraries, later: address("joined-later.js", later))
    files["joined.js"] = text
    if !later.isEmpty { files["joined-later.js"] = later }
    // Without `blocking` the browser draws an empty page while it waits for the module.
    let main = address("joined.js", text)
    let script = "<script type=\"module\" blocking=\"render\" src=\"\(main)\"></script>"
    lines[place] =
      (libraries.map { "<link rel=\"modulepreload\" href=\"\($0)\">" } + [script])
      .map { "  " + $0 }.joined(separator: "\n")
    putIn(&lines, read)
    files["index.html"] = lines.joined(separator: "\n")
  }

  private mutating func putIn(_ lines: inout [String], _ read: (String) -> String?) {
    for (place, line) in lines.enumerated() {
      if let text = Self.script(line).flatMap(read), !text.contains("</script") {
        lines[place] = "  <script>\(text)</script>"
        scripts.append(text)
        // Addresses in a style sheet are relative to its own place.
      } else if let text = Self.style(line).flatMap(read),
        !["</style", "url(", "@import"].contains(where: text.contains)
      {
        lines[place] = "  <style>\(text)</style>"
        styles.append(text)
      }
    }
  }

  private static func module(_ line: String) -> String? {
    between("<script type=\"module\" src=\"", "\"></script>", line)
  }

  private static func script(_ line: String) -> String? {
    between("<script src=\"", "\"></script>", line)
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
