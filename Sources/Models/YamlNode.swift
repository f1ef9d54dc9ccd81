internal import Yams

/// A piece of a YAML file that knows where it stands, so that every mistake can be named.
struct YamlNode {
  let file: String
  private let node: Node

  private init(file: String, node: Node) {
    self.file = file
    self.node = node
  }

  /// Reads a file's text; nil where it holds nothing.
  static func parse(_ text: String, file: String) throws(ProjectError) -> YamlNode? {
    do {
      // Types are asked for where they matter; finding them for every text takes half of the time.
      guard let node = try Yams.compose(yaml: text, .basic) else { return nil }
      return YamlNode(file: file, node: node)
    } catch let error as YamlError {
      throw ProjectError(file: file, line: error.line, "is not valid YAML: \(error)")
    } catch {
      throw ProjectError(file: file, "is not valid YAML: \(error)")
    }
  }

  var line: Int? { node.mark?.line }

  func error(_ message: String) -> ProjectError { ProjectError(file: file, line: line, message) }

  var isMapping: Bool { node.mapping != nil }
  var isScalar: Bool { node.scalar != nil }
  var isNull: Bool { node.null != nil }

  /// The keys and values of a mapping, in order; an empty entry counts as an empty mapping.
  func entries() throws(ProjectError) -> [(key: String, keyNode: YamlNode, value: YamlNode)] {
    if isNull { return [] }
    var entries: [(key: String, keyNode: YamlNode, value: YamlNode)] = []
    entries.reserveCapacity(try mapping().count)
    for (key, value) in try mapping() {
      entries.append(
        (try name(key), YamlNode(file: file, node: key), YamlNode(file: file, node: value)))
    }
    return entries
  }

  /// The value at `key`, or nil.
  func value(_ key: String) throws(ProjectError) -> YamlNode? {
    if isNull { return nil }
    for (other, value) in try mapping() where try name(other) == key {
      return YamlNode(file: file, node: value)
    }
    return nil
  }

  private func mapping() throws(ProjectError) -> Node.Mapping {
    guard let mapping = node.mapping else { throw error("keys and values are expected here") }
    return mapping
  }

  private func name(_ key: Node) throws(ProjectError) -> String {
    guard let name = key.scalar?.string else { throw error("a key must be plain text") }
    return name
  }

  func items() throws(ProjectError) -> [YamlNode] {
    guard let sequence = node.sequence else { throw error("a list is expected here") }
    return sequence.map { YamlNode(file: file, node: $0) }
  }

  func string() throws(ProjectError) -> String {
    guard let scalar = node.scalar else { throw error("plain text is expected here") }
    return scalar.string
  }

  func bool() throws(ProjectError) -> Bool {
    guard let value = node.bool else { throw error("true or false is expected here") }
    return value
  }

  func identifier(_ what: String) throws(ProjectError) -> Identifier {
    let name = try string()
    guard let identifier = Identifier(name) else {
      throw error("'\(name)' cannot be \(what): use letters, digits and underscores")
    }
    return identifier
  }

  /// Whether Python's YAML takes this for a date or a time: such a value without quotes is no text to dbt.
  func isPlainDate() throws(ProjectError) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    let parts = scalar.string.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    return scalar.string.count >= 8 && parts.count == 3 && parts[0].count == 4
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }

  /// A literal as the template language knows it.
  func literal() throws(ProjectError) -> TemplateValue {
    if isMapping {
      var entries: [TemplateValue.Entry] = []
      for entry in try self.entries() {
        entries.append(TemplateValue.Entry(key: entry.key, value: try entry.value.literal()))
      }
      return .map(entries)
    }
    if let items = node.sequence {
      var values: [TemplateValue] = []
      for item in items { values.append(try YamlNode(file: file, node: item).literal()) }
      return .list(values)
    }
    let text = try string()
    if node.scalar?.style == .doubleQuoted || node.scalar?.style == .singleQuoted {
      return .text(text)
    }
    if isNull { return .none }
    if let bool = node.bool { return .bool(bool) }
    return node.int != nil || node.float != nil ? .number(text) : .text(text)
  }

  /// Whatever is here as a value; numbers, truth values and nothing as YAML means them.
  func json() throws(ProjectError) -> JSONValue {
    if node.mapping != nil {
      var members: [JSONValue.Member] = []
      for entry in try entries() {
        members.append(JSONValue.Member(entry.key, try entry.value.json()))
      }
      return .object(members)
    }
    if let items = node.sequence {
      var values: [JSONValue] = []
      for item in items { values.append(try YamlNode(file: file, node: item).json()) }
      return .list(values)
    }
    return try literal().json
  }

  /// Refuses keys that mean something which the runner would not do.
  func allow(_ keys: Set<String>, in place: String) throws(ProjectError) {
    for entry in try entries() where !keys.contains(entry.key) {
      throw entry.keyNode.error("'\(entry.key)' is not supported in \(place)")
    }
  }
}

extension YamlError {
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }
}
