/// One cell, for parameters and small results; large results are read by column from a ``Chunk``.
public enum Value: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case text(String)
  case blob([UInt8])
  /// Microseconds since 1970-01-01 UTC.
  case timestamp(Int64)

  /// The integer, or nil for any other kind.
  public var int: Int64? { if case .int(let value) = self { value } else { nil } }
  /// The text, or nil for any other kind.
  public var text: String? { if case .text(let value) = self { value } else { nil } }
  /// The number as a double, from an integer too, or nil for any other kind.
  public var double: Double? {
    switch self {
    case .double(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }
  /// The truth value, or nil for any other kind.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  /// A literal text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A literal integer.
  public init(integerLiteral value: Int64) { self = .int(value) }
  /// A literal truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A literal number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// SQL's NULL.
  public init(nilLiteral: ()) { self = .null }
}
