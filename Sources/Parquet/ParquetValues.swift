/// The values of one column; nil is null.
public enum ParquetValues: Sendable, Equatable {
  case boolean([Bool?])
  case integer([Int32?])
  case bigint([Int64?])
  case double([Double?])
  case text([String?])
  /// Microseconds since 1970-01-01 UTC.
  case timestamp([Int64?])

  /// Number of rows.
  public var count: Int {
    switch self {
    case .boolean(let v): v.count
    case .integer(let v): v.count
    case .bigint(let v), .timestamp(let v): v.count
    case .double(let v): v.count
    case .text(let v): v.count
    }
  }

  /// The type that a file needs for these values.
  public var type: ParquetType {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .bigint: .bigint
    case .double: .double
    case .text: .text
    case .timestamp: .timestamp
    }
  }

  /// Some of the rows; all of them cost no copy.
  func rows(_ range: Range<Int>) -> ParquetValues {
    if range == 0..<count { return self }
    return switch self {
    case .boolean(let v): .boolean(Array(v[range]))
    case .integer(let v): .integer(Array(v[range]))
    case .bigint(let v): .bigint(Array(v[range]))
    case .double(let v): .double(Array(v[range]))
    case .text(let v): .text(Array(v[range]))
    case .timestamp(let v): .timestamp(Array(v[range]))
    }
  }

  /// Pieces of one column, all of one type, one after another; a single piece costs no copy.
  static func joined(_ pieces: [ParquetValues], _ type: ParquetType) -> ParquetValues {
    if pieces.count == 1 { return pieces[0] }
    func all<T>(_ values: (ParquetValues) -> [T]?) -> [T] { pieces.flatMap { values($0) ?? [] } }
    return switch type {
    case .boolean: .boolean(all { if case .boolean(let v) = $0 { v } else { nil } })
    case .integer: .integer(all { if case .integer(let v) = $0 { v } else { nil } })
    case .bigint: .bigint(all { if case .bigint(let v) = $0 { v } else { nil } })
    case .double: .double(all { if case .double(let v) = $0 { v } else { nil } })
    case .text: .text(all { if case .text(let v) = $0 { v } else { nil } })
    case .timestamp: .timestamp(all { if case .timestamp(let v) = $0 { v } else { nil } })
    }
  }
}
