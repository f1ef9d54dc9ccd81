/// A value as Parquet's PLAIN encoding and its statistics see it. Equal means equal in every bit.
///
/// https://parquet.apache.org/docs/file-format/data-pages/encodings/#PLAIN
protocol PlainValue: Hashable {
  /// The bytes of the value alone, as they stand in statistics.
  func append(to bytes: inout [UInt8])
  /// The bytes of the value among others.
  func appendPlain(to bytes: inout [UInt8])
  /// How many bytes ``appendPlain(to:)`` appends.
  var plainSize: Int { get }
  /// The order of the column's type.
  func precedes(_ other: Self) -> Bool
  /// False for a value that has no place in that order.
  var isOrdered: Bool { get }
}

extension PlainValue {
  func appendPlain(to bytes: inout [UInt8]) { append(to: &bytes) }
  var isOrdered: Bool { true }
}

extension Int32: PlainValue {
  func append(to bytes: inout [UInt8]) { bytes.appendLittleEndian(self) }
  var plainSize: Int { 4 }
  func precedes(_ other: Int32) -> Bool { self < other }
}

extension Int64: PlainValue {
  func append(to bytes: inout [UInt8]) { bytes.appendLittleEndian(self) }
  var plainSize: Int { 8 }
  func precedes(_ other: Int64) -> Bool { self < other }
}

/// A double by its bits, so that 0 and -0 differ and NaN equals itself.
struct DoubleBits: PlainValue {
  let bits: UInt64

  init(_ value: Double) { bits = value.bitPattern }

  func append(to bytes: inout [UInt8]) { bytes.appendLittleEndian(bits) }
  var plainSize: Int { 8 }
  var isOrdered: Bool { !Double(bitPattern: bits).isNaN }

  /// -0 comes before 0, as the format asks of statistics.
  func precedes(_ other: DoubleBits) -> Bool {
    Double(bitPattern: bits).isTotallyOrdered(belowOrEqualTo: Double(bitPattern: other.bits))
      && self != other
  }
}

/// A text by its bytes: Swift's own equality would merge composed and decomposed letters.
struct TextBytes: PlainValue {
  let utf8: String.UTF8View

  init(_ value: String) { utf8 = value.utf8 }

  func append(to bytes: inout [UInt8]) { bytes += utf8 }

  func appendPlain(to bytes: inout [UInt8]) {
    bytes.appendLittleEndian(UInt32(truncatingIfNeeded: utf8.count))
    bytes += utf8
  }

  var plainSize: Int { 4 + utf8.count }
  func precedes(_ other: TextBytes) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
  static func == (a: TextBytes, b: TextBytes) -> Bool { a.utf8.elementsEqual(b.utf8) }

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in utf8 { hasher.combine(byte) } }
  }
}
