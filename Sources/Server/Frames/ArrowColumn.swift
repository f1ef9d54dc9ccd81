internal import DuckDB

/// The types of columns as Arrow knows them.
enum ArrowType: Sendable {
  case bool, int32, int64, double, utf8, timestamp

  init(_ type: ColumnType) {
    switch type {
    case .boolean: self = .bool
    case .tinyint, .smallint, .integer, .utinyint, .usmallint: self = .int32
    case .bigint, .uinteger: self = .int64
    case .double, .float, .ubigint, .hugeint: self = .double
    case .timestamp, .timestampTZ: self = .timestamp
    default: self = .utf8
    }
  }

  /// The number of the type in Arrow's union.
  var code: UInt8 {
    switch self {
    case .int32, .int64: 2
    case .double: 3
    case .utf8: 5
    case .bool: 6
    case .timestamp: 10
    }
  }

  func table(_ buffer: inout FlatBuffer) -> Int {
    switch self {
    case .bool, .utf8: buffer.table([])
    case .int32: buffer.table([.int(32), .byte(1)])
    case .int64: buffer.table([.int(64), .byte(1)])
    case .double: buffer.table([.short(2)])
    // Microseconds, without a zone: all times of the lake are UTC, and SQL's TIMESTAMP has none.
    case .timestamp: buffer.table([.short(2)])
    }
  }
}

/// The values of one column as the buffers of an Arrow array.
struct ArrowColumn {
  let type: ArrowType
  let nullCount: Int
  /// Validity, then offsets where there are any, then values.
  let buffers: [[UInt8]]

  init(_ values: [Value], _ columnType: ColumnType) {
    type = ArrowType(columnType)
    let isNull = values.map { $0 == .null }
    nullCount = isNull.count { $0 }
    let validity = nullCount == 0 ? [] : Self.bits(isNull.map { !$0 })
    switch type {
    case .bool: buffers = [validity, Self.bits(values.map { $0.bool ?? false })]
    case .int32:
      buffers = [validity, Self.numbers(values.map { Int32(truncatingIfNeeded: $0.int ?? 0) })]
    case .int64: buffers = [validity, Self.numbers(values.map { $0.int ?? 0 })]
    case .double: buffers = [validity, Self.numbers(values.map { ($0.double ?? 0).bitPattern })]
    case .timestamp: buffers = [validity, Self.numbers(values.map(Self.microseconds))]
    case .utf8: buffers = [validity] + Self.texts(values)
    }
  }

  private static func microseconds(_ value: Value) -> Int64 {
    if case .timestamp(let time) = value { time } else { 0 }
  }

  private static func texts(_ values: [Value]) -> [[UInt8]] {
    var bytes: [UInt8] = []
    var offsets: [Int32] = [0]
    for value in values {
      bytes += (value.text ?? "").utf8
      offsets.append(Int32(truncatingIfNeeded: bytes.count))
    }
    return [numbers(offsets), bytes]
  }

  private static func bits(_ values: [Bool]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (values.count + 7) / 8)
    for (index, value) in values.enumerated() where value { bytes[index >> 3] |= 1 << (index & 7) }
    return bytes
  }

  private static func numbers<Number: FixedWidthInteger>(_ values: [Number]) -> [UInt8] {
    values.map(\.littleEndian).withUnsafeBytes { Array($0) }
  }
}
