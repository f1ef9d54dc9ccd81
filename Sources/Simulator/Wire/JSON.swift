/// A JSON value whose members keep their order, so that the same session always has the same bytes.
enum JSON: Equatable {
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSON])
  case members([Member])

  /// A struct, because the compiler finds a circular reference in an enum that holds tuples of itself.
  struct Member: Equatable {
    let key: String
    var value: JSON
  }

  static func object(_ pairs: [(key: String, value: JSON)]) -> JSON {
    .members(pairs.map { Member(key: $0.key, value: $0.value) })
  }

  /// One entry of a numbered series, as patches have them.
  static func entry(_ index: Int, _ value: JSON) -> JSON {
    .object([(String(index), value)])
  }

  static func numbered(_ values: [(Int, JSON)]) -> JSON {
    .object(values.map { (String($0.0), $0.1) })
  }

  /// Adds the members of another object: objects are merged, everything else is replaced.
  mutating func merge(_ other: JSON) {
    guard case .members(var members) = self, case .members(let additions) = other else {
      self = other
      return
    }
    for addition in additions {
      if let index = members.firstIndex(where: { $0.key == addition.key }) {
        members[index].value.merge(addition.value)
      } else {
        members.append(addition)
      }
    }
    self = .members(members)
  }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let value): bytes += String(value).utf8
    case .text(let value): JSON.quote(value, to: &bytes)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .members(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSON.quote(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Nothing that the simulator writes needs more than these two escapes.
  private static func quote(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { self = .text(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { self = .number(value) }
}

extension JSON: ExpressibleByBooleanLiteral {
  init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: JSON...) { self = .list(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .members(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
