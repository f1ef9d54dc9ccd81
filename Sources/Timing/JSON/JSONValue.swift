/// One value of a ``JSONDocument``. Wrong kinds and missing members read as nil, so that callers say
/// what they need in one chain and decide once what absence means.
public struct JSONValue {
  let document: JSONDocument
  let index: Int

  private var node: JSONDocument.Node { document.nodes[index] }

  /// True for `{}` and everything between.
  public var isObject: Bool { node.kind == .object }
  /// True for `[]` and everything between.
  public var isArray: Bool { node.kind == .array }
  /// True for `null`.
  public var isNull: Bool { node.kind == .null }

  /// The member `name` of an object; the last one where a name repeats.
  public subscript(name: StaticString) -> JSONValue? {
    guard isObject else { return nil }
    var found: JSONValue?
    let end = document.next(after: index)
    var at = index + 1
    while at < end {
      if document.name(at, is: name) { found = JSONValue(document: document, index: at + 1) }
      at = document.next(after: at + 1)
    }
    return found
  }

  /// The members of an object in the order of the text; empty for other kinds.
  public var members: [(name: String, value: JSONValue)] {
    guard isObject else { return [] }
    var all: [(name: String, value: JSONValue)] = []
    let end = document.next(after: index)
    var at = index + 1
    while at < end {
      all.append((document.text(document.nodes[at]), JSONValue(document: document, index: at + 1)))
      at = document.next(after: at + 1)
    }
    return all
  }

  /// The elements of an array; empty for other kinds.
  public var elements: [JSONValue] {
    guard isArray else { return [] }
    var all: [JSONValue] = []
    let end = document.next(after: index)
    var at = index + 1
    while at < end {
      all.append(JSONValue(document: document, index: at))
      at = document.next(after: at)
    }
    return all
  }

  /// A keyed patch: the feeds send a list first and objects keyed by index later. Both give
  /// (index as text, value) here.
  public var keyed: [(name: String, value: JSONValue)] {
    isArray ? elements.enumerated().map { (String($0.offset), $0.element) } : members
  }

  /// The text of a string.
  public var string: String? {
    node.kind == .string || node.kind == .escapedString ? document.text(node) : nil
  }

  /// The text of a string that is not empty: the feeds send "" for "no value".
  public var nonEmptyString: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

  /// The truth value of `true` or `false`.
  public var bool: Bool? {
    switch node.kind {
    case .true_: true
    case .false_: false
    default: nil
    }
  }

  /// An integer, written as a number or as a string of one; nil beyond what a double holds exactly, so that
  /// arithmetic on damaged numbers cannot overflow.
  public var int: Int? {
    let value = numberText.flatMap { Int($0) } ?? double.flatMap { Int(exactly: $0) }
    return value.flatMap { $0.magnitude <= 1 << 53 ? $0 : nil }
  }

  /// A number, written as such or as a string of one.
  public var double: Double? { numberText.flatMap { Double($0) } }

  private var numberText: String? {
    switch node.kind {
    case .number, .string: document.text(node)
    default: nil
    }
  }
}

extension JSONDocument {
  /// Compares without making a string; names with escapes never equal a name of ours.
  fileprivate func name(_ index: Int, is name: StaticString) -> Bool {
    let node = nodes[index]
    let length = node.end - node.start
    guard length == name.utf8CodeUnitCount, node.kind == .string else { return false }
    let expected = UnsafeBufferPointer(start: name.utf8Start, count: length)
    return bytes[node.start..<node.end].elementsEqual(expected)
  }
}

extension JSONValue {
  /// The raw bytes of a string without escapes: for large payloads that no text need be made of.
  var stringBytes: ArraySlice<UInt8>? {
    let node = document.nodes[index]
    guard node.kind == .string else { return nil }
    return document.bytes[node.start..<node.end]
  }
}
