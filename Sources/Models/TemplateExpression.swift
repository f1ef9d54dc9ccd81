/// A literal of the template language.
public enum TemplateValue: Equatable, Sendable {
  case text(String)
  /// A number, as it was written.
  case number(String)
  case bool(Bool)
  case none
  case list([TemplateValue])
  /// Names and values in order, as in `{'a': 1}`.
  case map([Entry])

  /// One name and value of a map.
  public struct Entry: Equatable, Sendable {
    let key: String
    let value: TemplateValue
  }

  /// The text, or nil for any other kind.
  public var text: String? { if case .text(let value) = self { value } else { nil } }

  /// As it is written in a template.
  var source: String {
    switch self {
    case .text(let text): "'\(text)'"
    case .number(let text): text
    case .bool(let bool): bool ? "true" : "false"
    case .none: "none"
    case .list(let values): "[\(values.map(\.source).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "'\($0.key)': \($0.value.source)" }.joined(separator: ", "))}"
    }
  }

  var json: JSONValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let text):
      Int(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .text(text)
    case .bool(let bool): .bool(bool)
    case .none: .null
    case .list(let values): .list(values.map(\.json))
    case .map(let entries): .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
    }
  }
}

/// A call such as `source('bronze', 'laps')` or `config(materialized='table')`.
struct TemplateCall: Equatable, Sendable {
  let function: String
  var positional: [TemplateValue] = []
  var named: [(name: String, value: TemplateValue)] = []
  let line: Int

  static func == (a: TemplateCall, b: TemplateCall) -> Bool {
    a.function == b.function && a.positional == b.positional && a.line == b.line
      && a.named.map(\.name) == b.named.map(\.name) && a.named.map(\.value) == b.named.map(\.value)
  }
}

/// Reads one call with literal arguments: all that the subset has as an expression.
struct TemplateExpression {
  private let source: String
  private let file: String
  private let line: Int
  /// `if` for a condition; nil inside of `{{ … }}`.
  private let place: String?
  private var rest: Substring

  init(_ source: String, file: String, line: Int, place: String? = nil) {
    self.source = source
    self.place = place
    self.file = file
    self.line = line
    rest = source[...]
  }

  static func parse(
    _ source: String, file: String, line: Int
  ) throws(ProjectError) -> TemplateCall {
    var parser = TemplateExpression(source, file: file, line: line)
    let call = try parser.call()
    guard parser.peek() == nil else { throw parser.unsupported }
    return call
  }

  mutating func call() throws(ProjectError) -> TemplateCall {
    guard let function = word(), take("(") else { throw unsupported }
    var call = TemplateCall(function: function, line: line)
    while !take(")") {
      let start = rest
      if let name = word(), take("=") {
        call.named.append((name, try value()))
      } else {
        rest = start
        guard call.named.isEmpty else { throw unsupported }
        call.positional.append(try value())
      }
      guard take(",") || peek() == ")" else { throw unsupported }
    }
    return call
  }

  mutating func value() throws(ProjectError) -> TemplateValue {
    switch peek() {
    case "'", "\"": return .text(try text())
    case "[": return .list(try list())
    case "{": return .map(try map())
    case let first? where first.isNumber || first == "-": return try number()
    default:
      switch word() {
      case "true", "True": return .bool(true)
      case "false", "False": return .bool(false)
      case "none", "None": return .none
      default: throw unsupported
      }
    }
  }

  private mutating func list() throws(ProjectError) -> [TemplateValue] {
    var values: [TemplateValue] = []
    _ = take("[")
    while !take("]") {
      values.append(try value())
      guard take(",") || peek() == "]" else { throw unsupported }
    }
    return values
  }

  private mutating func map() throws(ProjectError) -> [TemplateValue.Entry] {
    var entries: [TemplateValue.Entry] = []
    _ = take("{")
    while !take("}") {
      guard peek() == "'" || peek() == "\"" else { throw unsupported }
      let key = try text()
      guard take(":") else { throw unsupported }
      entries.append(TemplateValue.Entry(key: key, value: try value()))
      guard take(",") || peek() == "}" else { throw unsupported }
    }
    return entries
  }

  private mutating func text() throws(ProjectError) -> String {
    let quote = rest.removeFirst()
    var text = ""
    while let next = rest.popFirst() {
      if next == quote { return text }
      // An escape other than of a quote or itself would need Python's rules: none is in the subset.
      if next == "\\" {
        guard let escaped = rest.popFirst(), escaped == quote || escaped == "\\" else {
          throw unsupported
        }
        text.append(escaped)
      } else {
        text.append(next)
      }
    }
    throw unsupported
  }

  private mutating func number() throws(ProjectError) -> TemplateValue {
    let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    rest = rest.dropFirst(digits.count)
    guard Double(digits) != nil else { throw unsupported }
    return .number(String(digits))
  }

  mutating func word() -> String? {
    _ = peek()
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let first = word.first, !first.isNumber else { return nil }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  mutating func peek() -> Character? {
    rest = rest.drop(while: \.isWhitespace)
    return rest.first
  }

  mutating func take(_ text: String) -> Bool {
    _ = peek()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  mutating func peekWord() -> String? {
    let start = rest
    defer { rest = start }
    return word()
  }

  mutating func takeWord(_ expected: String) -> Bool {
    guard peekWord() == expected else { return false }
    _ = word()
    return true
  }

  var unsupported: ProjectError {
    let text = source.trimming(while: \.isWhitespace)
    guard place == nil else {
      return ProjectError(
        file: file, line: line,
        "{% if \(text) %} is outside of the Jinja subset: a condition is is_incremental(), var('name'),"
          + " literals, ==, !=, not, and, or and parentheses")
    }
    let hint = TemplateHint.expression(source).map { ". Hint: \($0)" } ?? ""
    return ProjectError(
      file: file, line: line,
      "'\(text)' is outside of the Jinja subset: one call of ref, source, var, config or is_incremental"
        + " with literal arguments, without filters or macros" + hint)
  }
}
