internal import DuckDB

/// A small JSON value; large ones are written straight into a ``JSONBuffer``.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case double(Double)
  case text(String)
  case list([JSON])
  /// Keys in the order in which they are written.
  case object([Field])
  /// Bytes that are JSON already.
  case raw([UInt8])

  /// One key of an object.
  package struct Field: Sendable, Equatable {
    let key: String
    let value: JSON
  }

  /// An object from pairs.
  package static func fields(_ pairs: KeyValuePairs<String, JSON>) -> JSON {
    .object(pairs.map { Field(key: $0.key, value: $0.value) })
  }

  /// The text, or null.
  static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }

  /// A number, or null.
  static func optional(_ number: Double?) -> JSON { number.map { .double($0) } ?? .null }

  /// A whole number, or null.
  static func optional(_ number: Int?) -> JSON { number.map { .integer(Int64($0)) } ?? .null }

  /// A cell of a query.
  init(_ value: Value) {
    switch value {
    case .null, .blob: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .integer(value)
    case .double(let value): self = .double(value)
    case .text(let value): self = .text(value)
    case .timestamp(let value): self = .text(TimestampText.iso8601(value))
    }
  }

  /// As UTF-8, without spaces.
  package var bytes: [UInt8] {
    var buffer = JSONBuffer()
    write(to: &buffer)
    return buffer.bytes
  }

  func write(to buffer: inout JSONBuffer) {
    switch self {
    case .null: buffer.null()
    case .bool(let value): buffer.bool(value)
    case .integer(let value): buffer.integer(value)
    case .double(let value): buffer.double(value)
    case .text(let value): buffer.text(value)
    case .raw(let json): buffer.raw(json)
    case .list(let values):
      buffer.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { buffer.append(UInt8(ascii: ",")) }
        value.write(to: &buffer)
      }
      buffer.append(UInt8(ascii: "]"))
    case .object(let fields):
      buffer.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { buffer.append(UInt8(ascii: ",")) }
        buffer.text(field.key)
        buffer.append(UInt8(ascii: ":"))
        field.value.write(to: &buffer)
      }
      buffer.append(UInt8(ascii: "}"))
    }
  }
}

extension JSON: ExpressibleByStringLiteral {
  /// A literal text.
  package init(stringLiteral value: String) { self = .text(value) }
}
