/// A JSON value whose objects keep their order: for settings, rows and artifacts.
public indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// One name and value of an object.
  public struct Member: Equatable, Sendable {
    /// The name.
    public let key: String
    /// The value.
    public let value: JSONValue

    /// Makes one member.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The text, or nil for any other kind.
  public var text: String? { if case .text(let value) = self { value } else { nil } }
  /// The truth value, or nil for any other kind.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The whole number, or nil for any other kind.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  /// The elements, or nil for any other kind.
  public var list: [JSONValue]? { if case .list(let value) = self { value } else { nil } }
  /// The members in order, or nil for any other kind.
  public var members: [Member]? { if case .object(let value) = self { value } else { nil } }
  /// The texts of a list, or of a single text; nil where something else is among them.
  public var texts: [String]? {
    if let text { return [text] }
    guard let list else { return nil }
    let texts = list.compactMap(\.text)
    return texts.count == list.count ? texts : nil
  }

  /// The value of the first member of that name; setting nil removes it.
  public subscript(_ key: String) -> JSONValue? {
    get { members?.first { $0.key == key }?.value }
    set {
      guard case .object(var all) = self else {
        self = newValue.map { .object([Member(key, $0)]) } ?? .object([])
        return
      }
      // The members belong to nobody else while they are changed, or all would be copied.
      self = .null
      let index = all.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): all[index] = Member(key, value)
      case (let index?, nil): all.remove(at: index)
      case (nil, let value?): all.append(Member(key, value))
      case (nil, nil): break
      }
      self = .object(all)
    }
  }

  /// Equality that takes the members of objects in any order, as JSON means it.
  public func means(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { member in
          other[member.key].map(member.value.means) ?? false
        }
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.means($1) }
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)): Double(a) == b
    default: self == other
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// A literal text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A literal whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A literal truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// JSON's null.
  public init(nilLiteral: ()) { self = .null }
  /// A literal list.
  public init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  /// A literal object, in the order in which it is written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// The text, or null for nil.
  public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  /// A list of texts.
  public init(_ texts: some Sequence<String>) { self = .list(texts.map { .text($0) }) }
}
