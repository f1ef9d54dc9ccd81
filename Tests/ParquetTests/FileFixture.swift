import DuckDB
import Foundation
import Parquet

/// A Parquet file of the writer under test, in a folder that goes with it.
final class FileFixture {
  let path: String
  let bytes: [UInt8]
  private let folder: String

  init(
    _ columns: [(name: String, values: ParquetValues)], rowsPerGroup: Int = 65_536,
    compressed: Bool = true
  ) throws {
    folder = FileManager.default.temporaryDirectory.path + "/parquet-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/part.parquet"
    bytes = try Self.bytes(columns, rowsPerGroup: rowsPerGroup, compressed: compressed)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func bytes(
    _ columns: [(name: String, values: ParquetValues)], rowsPerGroup: Int = 65_536,
    compressed: Bool = true
  ) throws -> [UInt8] {
    var writer = try ParquetWriter(columns.map { ParquetColumn($0.name, $0.values.type) })
    let rows = columns.first?.values.count ?? 0
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: rows, by: rowsPerGroup) {
      let range = start..<min(start + rowsPerGroup, rows)
      let group = try RowGroup(
        writer.columns, columns.map { $0.values.part(range) }, compressed: compressed)
      bytes += try writer.append(group).joined()
    }
    return bytes + writer.finish()
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
    case .denseInteger(let v): .denseInteger(Array(v[range]))
    case .denseBigint(let v): .denseBigint(Array(v[range]))
    case .denseTimestamp(let v): .denseTimestamp(Array(v[range]))
    case .real(let v): .real(Array(v[range]))
    case .category(let codes, let texts): .category(Array(codes[range]), of: texts)
    // It is what whole groups have alike.
    case .shared: self
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
    case .denseInteger(let v): v.map { .int(Int64($0)) }
    case .denseBigint(let v): v.map { .int($0) }
    case .denseTimestamp(let v): v.map { .timestamp($0) }
    case .real(let v): v.map { $0.isNaN ? .null : .double(Double($0)) }
    case .category(let codes, let texts):
      codes.map { $0 < texts.count ? .text(texts[Int($0)]) : .null }
    case .shared: []
    }
  }
}
