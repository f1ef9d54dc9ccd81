import DuckDB
import Foundation
import Parquet

/// A Parquet file of the writer under test, in a folder that goes with it.
final class FileFixture {
  let path: String
  let bytes: [UInt8]
  private let folder: String

  /// Columns are written in calls of `step` rows.
  init(
    _ columns: [(name: String, values: ParquetValues)], rowsPerGroup: Int = 65_536,
    step: Int = .max
  ) throws {
    folder = FileManager.default.temporaryDirectory.path + "/parquet-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/part.parquet"
    bytes = try Self.bytes(columns, rowsPerGroup: rowsPerGroup, step: step)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func bytes(
    _ columns: [(name: String, values: ParquetValues)], rowsPerGroup: Int = 65_536,
    step: Int = .max
  ) throws -> [UInt8] {
    var writer = try ParquetWriter(
      columns.map { ParquetColumn($0.name, $0.values.type) }, rowsPerGroup: rowsPerGroup)
    let rows = columns.first?.values.count ?? 0
    var bytes: [UInt8] = []
    var start = 0
    while start < rows {
      let end = rows - start > step ? start + step : rows
      bytes += try writer.append(columns.map { $0.values.part(start..<end) })
      start = end
    }
    return bytes + (try writer.finish())
  }

  /// The rows of a query in which `FILE` stands for the file.
  func query(_ sql: String) throws -> [[Value]] {
    let connection = try Database(settings: ["threads": "1"]).connect()
    return try connection.rows(sql.replacingOccurrences(of: "FILE", with: "'\(path)'"))
  }
}

extension ParquetValues {
  /// Some of the rows.
  func part(_ range: Range<Int>) -> ParquetValues {
    switch self {
    case .boolean(let v): .boolean(Array(v[range]))
    case .integer(let v): .integer(Array(v[range]))
    case .bigint(let v): .bigint(Array(v[range]))
    case .double(let v): .double(Array(v[range]))
    case .text(let v): .text(Array(v[range]))
    case .timestamp(let v): .timestamp(Array(v[range]))
    }
  }

  /// The cells as DuckDB should give them back.
  var cells: [Value] {
    switch self {
    case .boolean(let v): v.map { $0.map { .bool($0) } ?? .null }
    case .integer(let v): v.map { $0.map { .int(Int64($0)) } ?? .null }
    case .bigint(let v): v.map { $0.map { .int($0) } ?? .null }
    case .double(let v): v.map { $0.map { .double($0) } ?? .null }
    case .text(let v): v.map { $0.map { .text($0) } ?? .null }
    case .timestamp(let v): v.map { $0.map { .timestamp($0) } ?? .null }
    }
  }
}
