/// Writes a FlatBuffer (https://flatbuffers.dev/internals) from its end to its start, as the format wants:
/// what is pointed to comes before what points to it.
///
/// Places are counted in bytes from the end, since the start is not known yet.
struct FlatBuffer {
  /// A field of a table.
  enum Field {
    case byte(UInt8)
    case short(Int16)
    case int(Int32)
    case long(Int64)
    /// Where a string, vector or table was written.
    case place(Int)
  }

  // The last byte of the buffer first.
  private var reversed: [UInt8] = []
  private var place: Int { reversed.count }

  mutating func string(_ text: String) -> Int {
    let utf8 = Array(text.utf8)
    align(4, before: utf8.count + 1)
    reversed.append(0)
    reversed.append(contentsOf: utf8.reversed())
    write(UInt32(utf8.count))
    return place
  }

  /// A vector of what was written at `places`.
  mutating func vector(_ places: [Int]) -> Int {
    align(4, before: 4 * places.count)
    for target in places.reversed() { point(to: target) }
    write(UInt32(places.count))
    return place
  }

  /// A vector of structs of 64-bit numbers.
  mutating func vector(_ structs: [[Int64]]) -> Int {
    align(8, before: 0)
    for numbers in structs.reversed() { for number in numbers.reversed() { write(number) } }
    write(UInt32(structs.count))
    return place
  }

  /// A table; a slot without a field has its default.
  mutating func table(_ fields: [Field?]) -> Int {
    let end = place
    var places: [Int] = []
    for field in fields {
      guard let field else {
        places.append(0)
        continue
      }
      write(field)
      places.append(place)
    }
    align(4, before: 0)
    let vtable = 4 + 2 * fields.count
    write(Int32(vtable))
    let start = place
    for field in places.reversed() { write(UInt16(field == 0 ? 0 : start - field)) }
    write(UInt16(start - end))
    write(UInt16(vtable))
    return start
  }

  /// The whole buffer, with the table at `root`; a multiple of 8 bytes.
  consuming func finish(_ root: Int) -> [UInt8] {
    align(8, before: 4)
    point(to: root)
    return reversed.reversed()
  }

  private mutating func write(_ field: Field) {
    switch field {
    case .byte(let value): write(value)
    case .short(let value):
      align(2, before: 0)
      write(value)
    case .int(let value):
      align(4, before: 0)
      write(value)
    case .long(let value):
      align(8, before: 0)
      write(value)
    case .place(let target):
      align(4, before: 0)
      point(to: target)
    }
  }

  private mutating func point(to target: Int) { write(UInt32(place + 4 - target)) }

  private mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { reversed.append(contentsOf: $0) }
  }

  // So that the next `count` bytes end at a multiple of `size`, seen from the end of the buffer.
  private mutating func align(_ size: Int, before count: Int) {
    while (place + count) % size != 0 { reversed.append(0) }
  }
}
