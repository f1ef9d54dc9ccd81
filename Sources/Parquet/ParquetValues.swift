/// The values of one column; nil is null.
public enum ParquetValues: Sendable {
  case boolean([Bool?])
  case integer([Int32?])
  case bigint([Int64?])
  case double([Double?])
  case text([String?])
  /// Microseconds since 1970-01-01 UTC.
  case timestamp([Int64?])
  /// Integers without nulls, for large columns.
  case denseInteger([Int32])
  case denseBigint([Int64])
  case denseTimestamp([Int64])
  /// NaN is null: a large column of optionals would take twice the memory.
  case real([Float])
  /// Texts by their place in a list of at most 255; any other code is null.
  case category([UInt8], of: [String])
  /// What several row groups have alike.
  case shared(SharedColumn)

  /// Number of rows.
  public var count: Int {
    switch self {
    case .boolean(let v): v.count
    case .integer(let v): v.count
    case .bigint(let v), .timestamp(let v): v.count
    case .denseInteger(let v): v.count
    case .denseBigint(let v), .denseTimestamp(let v): v.count
    case .real(let v): v.count
    case .category(let v, _): v.count
    case .shared(let v): v.encoded.rows
    case .double(let v): v.count
    case .text(let v): v.count
    }
  }

  /// The type that a file needs for these values.
  public var type: ParquetType {
    switch self {
    case .boolean: .boolean
    case .integer, .denseInteger: .integer
    case .bigint, .denseBigint: .bigint
    case .real: .real
    case .double: .double
    case .text, .category: .text
    case .timestamp, .denseTimestamp: .timestamp
    case .shared(let column): column.type
    }
  }
}

/// A column that is encoded once, for all row groups that have the same values in it.
public struct SharedColumn: Sendable {
  let type: ParquetType
  let encoded: EncodedColumn

  /// Encodes the values.
  public init(_ values: ParquetValues) {
    type = values.type
    encoded = EncodedColumn(values)
  }
}
