/// An ES module taken apart, as far as joining needs it.
///
/// It knows the forms that the pages are written in: whole-line imports at the left margin, names exported where
/// they are declared. What is written otherwise is refused, and served as it is.
struct Module {
  /// One `import … from "…"`.
  struct Import {
    /// `{ a, b as c }`, `* as name` or a name.
    let clause: String
    let path: String
  }

  /// A part of the text.
  enum Piece {
    case text(String)
    /// In place of `import("…")`: the path of what is imported when it is needed.
    case later(String)
  }

  let path: String
  private(set) var imports: [Import] = []
  private(set) var exports: [String] = []
  /// The text without imports and the word `export`.
  private(set) var body: [Piece] = []

  /// Takes `text` apart; nil where it has a form that is not known.
  init?(_ path: String, _ text: String) {
    self.path = path
    var statement = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !statement.isEmpty || line.hasPrefix("import ") {
        statement += line + " "
        guard line.hasSuffix(";") else { continue }
        guard add(import: statement) else { return nil }
        statement = ""
      } else {
        guard let line = declaration(line), add(line) else { return nil }
      }
    }
    guard statement.isEmpty, !text.contains("import.meta") else { return nil }
  }

  private mutating func add(import statement: String) -> Bool {
    guard let from = statement.firstRange(of: " from \""),
      let end = statement[from.upperBound...].firstIndex(of: "\""),
      let path = Self.resolve(statement[from.upperBound..<end], from: path)
    else { return false }
    let clause = statement[..<from.lowerBound].dropFirst("import ".count)
    imports.append(Import(clause: String(clause), path: path))
    return true
  }

  private static let kinds = [
    "async function* ", "async function ", "function ", "const ", "class ",
  ]

  // A line without `export`, its name noted.
  private mutating func declaration(_ line: Substring) -> String? {
    guard line.hasPrefix("export ") else { return String(line) }
    var rest = line.dropFirst("export ".count)
    let isDefault = rest.hasPrefix("default ")
    if isDefault { rest = rest.dropFirst("default ".count) }
    guard let kind = Self.kinds.first(where: { rest.hasPrefix($0) }) else {
      exports.append("default: $default")
      return isDefault ? "const $default = " + rest : nil
    }
    let name = rest.dropFirst(kind.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    exports.append(isDefault ? "default: \(name)" : String(name))
    return String(rest)
  }

  private mutating func add(_ line: String) -> Bool {
    let parts = line.split(separator: "import(", omittingEmptySubsequences: false)
    body.append(.text(String(parts[0])))
    for part in parts.dropFirst() {
      guard part.first == "\"", let end = part.dropFirst().firstIndex(of: "\""),
        let path = Self.resolve(part[part.index(after: part.startIndex)..<end], from: path),
        part[end...].hasPrefix("\")")
      else { return false }
      body += [.later(path), .text(String(part[end...].dropFirst(2)))]
    }
    body.append(.text("\n"))
    return true
  }

  /// `./x.js` or `../x.js` beside the module at `base`; nil for what is no such path.
  private static func resolve(_ text: Substring, from base: String) -> String? {
    guard text.hasPrefix("./") || text.hasPrefix("../") else { return nil }
    var parts = base.split(separator: "/").dropLast()
    for part in text.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}
