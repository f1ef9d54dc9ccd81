internal import CDuckDB

/// A Swift type whose memory form equals one of DuckDB's column types.
public protocol ColumnElement: BitwiseCopyable {
  /// DuckDB's name of the column types that it can be read from.
  static var columnTypes: Set<ColumnType> { get }
}

extension Bool: ColumnElement {
  /// BOOLEAN.
  public static var columnTypes: Set<ColumnType> { [.boolean] }
}

extension Int32: ColumnElement {
  /// INTEGER.
  public static var columnTypes: Set<ColumnType> { [.integer] }
}

extension Int64: ColumnElement {
  /// BIGINT, and timestamps as microseconds since 1970-01-01 UTC.
  public static var columnTypes: Set<ColumnType> { [.bigint, .timestamp, .timestampTZ] }
}

extension Double: ColumnElement {
  /// DOUBLE.
  public static var columnTypes: Set<ColumnType> { [.double] }
}

/// Which rows of a column hold a value. No bits at all means that every row does.
public struct Validity {
  fileprivate let bits: UnsafePointer<UInt64>?

  /// False where the row is NULL.
  public func isValid(_ row: Int) -> Bool {
    guard let bits else { return true }
    return bits[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// True where no row can be NULL, so that a loop needs no test.
  public var allValid: Bool { bits == nil }
}

/// Up to 2,048 rows, column by column, in DuckDB's own memory.
public struct Chunk: ~Copyable {
  private let handle: duckdb_data_chunk
  /// Rows in this chunk.
  public let rowCount: Int
  /// Columns in this chunk.
  public let columnCount: Int

  init(_ handle: duckdb_data_chunk) {
    self.handle = handle
    rowCount = Int(duckdb_data_chunk_get_size(handle))
    columnCount = Int(duckdb_data_chunk_get_column_count(handle))
  }

  deinit {
    var closing: duckdb_data_chunk? = handle
    duckdb_destroy_data_chunk(&closing)
  }

  /// The type of a column.
  public func type(_ column: Int) -> ColumnType {
    var type = duckdb_vector_get_column_type(vector(column))
    defer { duckdb_destroy_logical_type(&type) }
    return ColumnType(duckdb_get_type_id(type))
  }

  /// Lends a column as a typed span and its null mask; neither outlives `body`. No copy is made.
  public func withColumn<Element: ColumnElement, Result>(
    _ column: Int, as: Element.Type = Element.self,
    _ body: (Span<Element>, Validity) throws -> Result
  ) throws -> Result {
    guard Element.columnTypes.contains(type(column)) else {
      throw DuckDBError(
        .read, "column \(column) is \(type(column)), not readable as \(Element.self)")
    }
    return try body(
      unsafeElements(column, as: Element.self).span, validity(column))
  }

  /// A VARCHAR column as Swift strings.
  public func strings(_ column: Int) throws -> [String?] {
    guard type(column) == .varchar else {
      throw DuckDBError(.read, "column \(column) is \(type(column)), not VARCHAR")
    }
    return map(column, duckdb_string_t.self) { String(decoding: $0, as: UTF8.self) }
  }

  /// Lends the bytes of a VARCHAR column, row by row, nil for NULL; they do not outlive `body`.
  public func forEachText(
    _ column: Int, _ body: (UnsafeRawBufferPointer?) throws -> Void
  ) throws {
    guard type(column) == .varchar else {
      throw DuckDBError(.read, "column \(column) is \(type(column)), not VARCHAR")
    }
    let elements = unsafeElements(column, as: duckdb_string_t.self)
    let valid = validity(column)
    for row in elements.indices {
      guard valid.isValid(row) else {
        try body(nil)
        continue
      }
      try Self.withBytes(elements.baseAddress.unsafelyUnwrapped + row) { try body($0) }
    }
  }

  /// Any readable column as values.
  public func values(_ column: Int) throws -> [Value] {
    switch type(column) {
    case .boolean: map(column, Bool.self) { .bool($0) }.orNull
    case .tinyint: map(column, Int8.self) { .int(Int64($0)) }.orNull
    case .smallint: map(column, Int16.self) { .int(Int64($0)) }.orNull
    case .integer: map(column, Int32.self) { .int(Int64($0)) }.orNull
    case .bigint: map(column, Int64.self) { .int($0) }.orNull
    case .utinyint: map(column, UInt8.self) { .int(Int64($0)) }.orNull
    case .usmallint: map(column, UInt16.self) { .int(Int64($0)) }.orNull
    case .uinteger: map(column, UInt32.self) { .int(Int64($0)) }.orNull
    case .float: map(column, Float.self) { .double(Double($0)) }.orNull
    case .double: map(column, Double.self) { .double($0) }.orNull
    case .ubigint: map(column, UInt64.self) { Self.integer(Int128($0)) }.orNull
    case .hugeint: map(column, Int128.self) { Self.integer($0) }.orNull
    case .timestamp, .timestampTZ: map(column, Int64.self) { .timestamp($0) }.orNull
    case .varchar: try strings(column).map { $0.map { .text($0) } ?? .null }
    case .blob: map(column, duckdb_string_t.self) { .blob(Array($0)) }.orNull
    case .null: Array(repeating: .null, count: rowCount)
    case .other(let code):
      throw DuckDBError(.read, "column \(column) has DuckDB type \(code): cast it to VARCHAR first")
    }
  }

  // HUGEINT is what SUM gives: exact where it fits, else the nearest double.
  private static func integer(_ value: Int128) -> Value {
    Int64(exactly: value).map { .int($0) } ?? .double(Double(value))
  }

  private func vector(_ column: Int) -> duckdb_vector {
    precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
    return duckdb_data_chunk_get_vector(handle, idx_t(column))
  }

  private func validity(_ column: Int) -> Validity {
    Validity(bits: UnsafePointer(duckdb_vector_get_validity(vector(column))))
  }

  private func unsafeElements<E>(_ column: Int, as: E.Type) -> UnsafeBufferPointer<E> {
    let data = duckdb_vector_get_data(vector(column))?.assumingMemoryBound(to: E.self)
    return UnsafeBufferPointer(start: data, count: rowCount)
  }

  private func map<E, R>(_ column: Int, _: E.Type, _ body: (E) -> R) -> [R?] {
    let elements = unsafeElements(column, as: E.self)
    let valid = validity(column)
    return elements.indices.map { valid.isValid($0) ? body(elements[$0]) : nil }
  }

  private func map<R>(
    _ column: Int, _: duckdb_string_t.Type, _ body: (UnsafeRawBufferPointer) -> R
  ) -> [R?] {
    let elements = unsafeElements(column, as: duckdb_string_t.self)
    let valid = validity(column)
    return elements.indices.map { row in
      valid.isValid(row) ? Self.withBytes(elements.baseAddress.unsafelyUnwrapped + row, body) : nil
    }
  }

  // duckdb_string_t: 4 bytes of length, then up to 12 bytes in place, or 4 of prefix and a pointer.
  private static func withBytes<R>(
    _ string: UnsafePointer<duckdb_string_t>, _ body: (UnsafeRawBufferPointer) throws -> R
  ) rethrows -> R {
    let raw = UnsafeRawPointer(string)
    let length = Int(raw.load(as: UInt32.self))
    let start = length <= 12 ? raw + 4 : raw.load(fromByteOffset: 8, as: UnsafeRawPointer.self)
    return try body(UnsafeRawBufferPointer(start: start, count: length))
  }
}

extension [Value?] {
  fileprivate var orNull: [Value] { map { $0 ?? .null } }
}
