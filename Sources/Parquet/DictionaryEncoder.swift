/// The distinct values of a column in the order of their appearance, and the column as indices
/// into them.
///
/// https://parquet.apache.org/docs/file-format/data-pages/encodings/#DICTIONARY
struct DictionaryEncoder<Value: PlainValue> {
  /// The distinct values, PLAIN.
  private(set) var dictionary: [UInt8] = []
  /// How many there are.
  private(set) var count = 0
  private var indices: [UInt32] = []

  /// Nil where the values as they are would not be larger.
  init?(_ values: [Value], plainSize: Int) {
    var known: [Value: UInt32] = [:]
    indices.reserveCapacity(values.count)
    for value in values {
      if let index = known[value] {
        indices.append(index)
        continue
      }
      value.appendPlain(to: &dictionary)
      guard dictionary.count < plainSize else { return nil }
      indices.append(UInt32(count))
      known[value] = UInt32(count)
      count += 1
    }
    guard dictionary.count + values.count * HybridEncoder.bitWidth(count) / 8 < plainSize else {
      return nil
    }
  }

  /// The data page's values.
  var page: [UInt8] { HybridEncoder.page(indices, into: count) }
}
