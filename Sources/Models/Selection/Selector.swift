/// One part of a selection, as in `2+tag:race+`: what is meant, and which relatives come with it.
struct Selector: Equatable, Sendable {
  /// How the value is compared: `fqn`, `tag`, `path` and so on.
  let method: String
  /// What stands after the method's point, as in `config.materialized`.
  let arguments: [String]
  let value: String
  /// How many generations of parents come with it; nil for none, `.max` for all.
  private(set) var parents: Int?
  private(set) var children: Int?
  /// All children, and all that these need.
  private(set) var withChildrensParents = false

  /// - Throws: ``SelectionError`` for a method that is not in the subset.
  init(_ text: String) throws(SelectionError) {
    var rest = text[...]
    if rest.hasPrefix("@") {
      withChildrensParents = true
      rest = rest.dropFirst()
    }
    let depth = rest.prefix(while: \.isNumber)
    if rest.dropFirst(depth.count).hasPrefix("+") {
      parents = Int(depth) ?? .max
      rest = rest.dropFirst(depth.count + 1)
    }
    if let plus = rest.lastIndex(of: "+"), rest[plus...].dropFirst().allSatisfy(\.isNumber) {
      children = Int(rest[plus...].dropFirst()) ?? .max
      rest = rest[..<plus]
    }
    if withChildrensParents, children != nil {
      throw SelectionError("'\(text)': @ and + at the end exclude each other")
    }
    (method, arguments, value) = try Self.split(rest, of: text)
    guard !value.isEmpty else { throw SelectionError("'\(text)' selects by nothing: name a model") }
  }

  private static func split(
    _ rest: Substring, of text: String
  ) throws(SelectionError) -> (method: String, arguments: [String], value: String) {
    guard let colon = rest.firstIndex(of: ":") else {
      let isFile = rest.hasSuffix(".sql")
      let method = rest.contains("/") ? "path" : isFile ? "file" : "fqn"
      return (method, [], String(rest))
    }
    let parts = rest[..<colon].split(separator: ".").map(String.init)
    guard let method = parts.first, Selection.methods.contains(method) else {
      let name = parts.first ?? ""
      throw SelectionError(
        "'\(text)': there is no method '\(name)' but \(Selection.methods.joined(separator: ", "))"
          + Nearest.hint(name, among: Selection.methods))
    }
    let value = String(rest[colon...].dropFirst())
    if method == "config" ? parts.count < 2 : parts.count > 1, method != "state" {
      throw SelectionError("'\(text)': write config.materialized:table, tag:race, path:models/gold")
    }
    return (method, Array(parts.dropFirst()), value)
  }
}

/// A selection that cannot be understood, or that needs what is not there.
public struct SelectionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong and what to write.
  public let description: String

  init(_ description: String) { self.description = description }
}
