internal import DuckDB
internal import Parquet

/// Rows as a Parquet file in memory: the engine could only write to a disk, and may not.
enum ParquetEncoder {
  /// All rows of a query.
  static func bytes(_ query: FrameQuery, _ connection: Connection) throws -> [UInt8] {
    let rows = try ValueColumns(query, connection)
    let values = zip(rows.columns, rows.types).map(Self.values)
    var writer = try ParquetWriter(
      zip(query.columns, values).map { ParquetColumn($0.name, $1.type) })
    var bytes: [UInt8] = []
    for piece in try writer.append(RowGroup(writer.columns, values)) { bytes += piece }
    return bytes + writer.finish()
  }

  private static func values(_ column: [Value], _ type: ColumnType) -> ParquetValues {
    switch type {
    case .boolean: .boolean(column.map(\.bool))
    case .tinyint, .smallint, .integer, .utinyint, .usmallint:
      .integer(column.map { $0.int.map { Int32(truncatingIfNeeded: $0) } })
    case .bigint, .uinteger: .bigint(column.map(\.int))
    case .double, .float, .ubigint, .hugeint: .double(column.map(\.double))
    case .timestamp, .timestampTZ:
      .timestamp(column.map { if case .timestamp(let value) = $0 { value } else { nil } })
    default: .text(column.map(\.text))
    }
  }
}
