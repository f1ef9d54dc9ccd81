internal import Foundation

/// Reads the number of rows from the footer of a Parquet file: field 3 of FileMetaData.
///
/// https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
struct ParquetRowCount {
  private static let magic = Array("PAR1".utf8)
  private static let deepest = 16
  private var rest: ArraySlice<UInt8>

  /// Nil where the file does not end in a footer that can be read.
  static func read(_ path: String) throws -> Int? {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    let end = try file.seekToEnd()
    guard end >= 12 else { return nil }
    try file.seek(toOffset: end - 8)
    let tail = [UInt8](try file.readToEnd() ?? Data())
    guard tail.count == 8, Array(tail[4...]) == magic else { return nil }
    let length = tail[..<4].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= end - 12 else { return nil }
    try file.seek(toOffset: end - 8 - length)
    let footer = [UInt8](try file.read(upToCount: Int(length)) ?? Data())
    var reader = ParquetRowCount(rest: footer[...])
    return reader.rows()
  }

  private mutating func rows() -> Int? {
    var field = 0
    while let head = byte(), head != 0 {
      guard let id = nextField(head, after: field) else { return nil }
      if id == 3, head & 15 == 6 { return varint().map { Int(truncatingIfNeeded: zigzag($0)) } }
      guard skip(head & 15, depth: 0) else { return nil }
      field = id
    }
    return nil
  }

  /// Passes over a value of a compact type.
  private mutating func skip(_ kind: UInt8, depth: Int) -> Bool {
    switch kind {
    case 1, 2: return true
    case 3: return byte() != nil
    case 4, 5, 6: return varint() != nil
    case 7: return drop(8)
    case 8: return varint().map { drop($0) } ?? false
    case 9, 10: return depth < Self.deepest && skipList(depth)
    case 12: return depth < Self.deepest && skipStructure(depth)
    default: return false
    }
  }

  private mutating func skipList(_ depth: Int) -> Bool {
    guard let head = byte(), let count = head >> 4 == 15 ? varint() : UInt64(head >> 4),
      count <= rest.count
    else { return false }
    for _ in 0..<count {
      // In a list, unlike in a field, a Boolean is a byte of its own.
      let kind = head & 15
      guard kind < 3 ? byte() != nil : skip(kind, depth: depth + 1) else { return false }
    }
    return true
  }

  private mutating func skipStructure(_ depth: Int) -> Bool {
    while let head = byte() {
      if head == 0 { return true }
      guard nextField(head, after: 0) != nil, skip(head & 15, depth: depth + 1) else {
        return false
      }
    }
    return false
  }

  /// The number of the field: a step from the last one, or written out.
  private mutating func nextField(_ head: UInt8, after last: Int) -> Int? {
    head >> 4 == 0
      ? varint().map { Int(truncatingIfNeeded: zigzag($0)) } : last + Int(head >> 4)
  }

  private func zigzag(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  private mutating func byte() -> UInt8? { rest.popFirst() }

  private mutating func drop(_ count: UInt64) -> Bool {
    guard count <= rest.count else { return false }
    rest = rest.dropFirst(Int(count))
    return true
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      guard let byte = byte() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
