/// The column types that are written.
public enum ParquetType: Sendable, Equatable, CaseIterable {
  case boolean
  /// 32 bits, signed.
  case integer
  /// 64 bits, signed.
  case bigint
  /// 32 bits.
  case real
  case double
  /// UTF-8.
  case text
  /// Microseconds since 1970-01-01 without a time zone: SQL's TIMESTAMP, Spark's TIMESTAMP_NTZ.
  case timestamp
}

/// One column of a file; every column may hold nulls.
public struct ParquetColumn: Sendable, Equatable {
  /// The name, unique in its file.
  public let name: String
  /// The type of all values.
  public let type: ParquetType

  /// A column by name and type.
  public init(_ name: String, _ type: ParquetType) {
    self.name = name
    self.type = type
  }
}
