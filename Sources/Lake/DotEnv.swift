/// The assignments of a `.env` file: `KEY=VALUE` per line, `#` comments, quotes, `export`.
///
/// Variables are not expanded and values do not span lines.
public struct DotEnv: Equatable, Sendable {
  /// Where a value was found.
  public struct Entry: Equatable, Sendable {
    /// The value without quotes and escapes.
    public let value: String
    /// The line, counted from 1.
    public let line: Int
  }

  /// The file that it was read from.
  public let path: String
  /// By name; of two assignments to one name the later counts, as in a shell.
  public let entries: [String: Entry]

  /// Parses the text of a `.env` file.
  ///
  /// - Parameter path: the name to use in errors.
  /// - Throws: ``LakeError`` of kind `configuration` naming file and line, never the value.
  public init(parsing text: String, path: String) throws(LakeError) {
    var entries: [String: Entry] = [:]
    let body =
      text.unicodeScalars.first == "\u{FEFF}"
      ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    let lines = body.split(omittingEmptySubsequences: false) { $0 == "\n" }
    for (index, line) in lines.enumerated() {
      do {
        guard let (name, value) = try Self.assignment(in: Substring(line)) else { continue }
        entries[name] = Entry(value: value, line: index + 1)
      } catch {
        throw LakeError(.configuration, error.message, path: path, line: index + 1)
      }
    }
    self.path = path
    self.entries = entries
  }

  /// Reads `.env` of a folder; nil where there is none.
  ///
  /// - Throws: ``LakeError`` where the file cannot be read, is not UTF-8 or has a malformed line.
  public static func read(inFolder folder: String) throws(LakeError) -> DotEnv? {
    let path = folder + "/.env"
    guard let bytes = try FileSystem.contents(path) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LakeError(.configuration, "the file is not UTF-8 text; save it as UTF-8", path: path)
    }
    return try DotEnv(parsing: text, path: path)
  }

  private struct Malformed: Error { let message: String }

  private static func assignment(in line: Substring) throws(Malformed) -> (String, String)? {
    var rest = line.trimmed
    if rest.isEmpty || rest.hasPrefix("#") { return nil }
    if rest.hasPrefix("export ") || rest.hasPrefix("export\t") { rest = rest.dropFirst(7).trimmed }
    guard let equals = rest.firstIndex(of: "=") else {
      throw Malformed(message: "there is no '=' in this line; write KEY=VALUE")
    }
    let name = rest[..<equals].trimmed
    guard isName(name) else {
      throw Malformed(
        message: "the text before '=' is no name; use letters, digits and _, and no space")
    }
    return (String(name), try value(rest[rest.index(after: equals)...].trimmed))
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, !(48...57).contains(first) else { return false }
    return text.utf8.allSatisfy { byte in
      byte == 95 || (48...57).contains(byte) || (65...90).contains(byte)
        || (97...122).contains(byte)
    }
  }

  private static func value(_ text: Substring) throws(Malformed) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return bare(text) }
    var value = ""
    var rest = text.dropFirst()
    while let next = rest.popFirst() {
      if next == quote {
        try checkEnd(rest)
        return value
      }
      if next == "\\", quote == "\"" {
        value.append(try escaped(rest.popFirst()))
      } else {
        value.append(next)
      }
    }
    throw Malformed(message: "the quote is not closed; a value ends on the line it starts on")
  }

  // A comment in a bare value needs a space before it: the # of `a#b` is part of the value.
  private static func bare(_ text: Substring) -> String {
    if text.hasPrefix("#") { return "" }
    var end = text.startIndex
    while let hash = text[end...].firstIndex(of: "#") {
      if text[..<hash].last?.isWhitespace == true { return String(text[..<hash].trimmed) }
      end = text.index(after: hash)
    }
    return String(text)
  }

  private static func escaped(_ character: Character?) throws(Malformed) -> Character {
    switch character {
    case "n": "\n"
    case "t": "\t"
    case "\"", "\\", "$", "`": character ?? "\\"
    default:
      throw Malformed(
        message: #"unknown escape in double quotes; only \n \t \" \\ \$ \` are known"#)
    }
  }

  private static func checkEnd(_ rest: Substring) throws(Malformed) {
    let rest = rest.trimmed
    if !rest.isEmpty, !rest.hasPrefix("#") {
      throw Malformed(
        message: "there is text after the closing quote; remove it or use a # comment")
    }
  }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }
}
