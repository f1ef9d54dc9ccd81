/// Writes structures in Thrift's compact protocol, which Parquet's headers and footer are made of.
///
/// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
struct ThriftCompactWriter {
  private enum Kind: UInt8 {
    case yes = 1
    case no = 2
    case byte = 3
    case int16 = 4
    case int32 = 5
    case int64 = 6
    case binary = 8
    case list = 9
    case structure = 12
  }

  private(set) var bytes: [UInt8] = []
  private var lastField: Int16 = 0

  /// The bytes of one structure, given by its fields in ascending order.
  static func structure(_ fields: (inout ThriftCompactWriter) -> Void) -> [UInt8] {
    var writer = ThriftCompactWriter()
    fields(&writer)
    writer.bytes.append(0)
    return writer.bytes
  }

  mutating func bool(_ id: Int16, _ value: Bool) { field(id, value ? .yes : .no) }

  mutating func int8(_ id: Int16, _ value: Int8) {
    field(id, .byte)
    bytes.append(UInt8(bitPattern: value))
  }

  mutating func int16(_ id: Int16, _ value: Int16) {
    field(id, .int16)
    zigzag(Int64(value))
  }

  /// Enumerations are 32-bit integers too.
  mutating func int32(_ id: Int16, _ value: Int32) {
    field(id, .int32)
    zigzag(Int64(value))
  }

  mutating func int64(_ id: Int16, _ value: Int) {
    field(id, .int64)
    zigzag(Int64(value))
  }

  mutating func binary(_ id: Int16, _ value: some Collection<UInt8>) {
    field(id, .binary)
    raw(value)
  }

  mutating func structure(_ id: Int16, _ fields: (inout ThriftCompactWriter) -> Void) {
    field(id, .structure)
    bytes += Self.structure(fields)
  }

  mutating func int32s(_ id: Int16, _ values: [Int32]) {
    list(id, .int32, count: values.count)
    for value in values { zigzag(Int64(value)) }
  }

  mutating func strings(_ id: Int16, _ values: [String]) {
    list(id, .binary, count: values.count)
    for value in values { raw(value.utf8) }
  }

  mutating func structures<Element>(
    _ id: Int16, _ elements: [Element], _ fields: (Element, inout ThriftCompactWriter) -> Void
  ) {
    list(id, .structure, count: elements.count)
    for element in elements { bytes += Self.structure { fields(element, &$0) } }
  }

  private mutating func field(_ id: Int16, _ kind: Kind) {
    let step = id - lastField
    precondition(step > 0, "fields are written in ascending order")
    if step <= 15 {
      bytes.append(UInt8(step) << 4 | kind.rawValue)
    } else {
      bytes.append(kind.rawValue)
      zigzag(Int64(id))
    }
    lastField = id
  }

  private mutating func list(_ id: Int16, _ kind: Kind, count: Int) {
    field(id, .list)
    if count < 15 {
      bytes.append(UInt8(count) << 4 | kind.rawValue)
    } else {
      bytes.append(0xF0 | kind.rawValue)
      bytes.appendVarint(UInt64(count))
    }
  }

  private mutating func zigzag(_ value: Int64) { bytes.appendZigzag(value) }

  private mutating func raw(_ value: some Collection<UInt8>) {
    bytes.appendVarint(UInt64(value.count))
    bytes += value
  }
}
