/// The values of one column chunk, encoded and not yet compressed.
struct EncodedColumn {
  /// The distinct values where the data are indices into them.
  struct Dictionary {
    let page: [UInt8]
    let count: Int
  }

  let dictionary: Dictionary?
  /// Definition levels, then the values that are not null.
  let data: [UInt8]
  /// Rows, nulls included.
  let rows: Int
  let statistics: Statistics

  init(_ values: ParquetValues) {
    switch values {
    case .boolean(let v): self.init(booleans: v)
    case .integer(let v): self.init(v, present: v.compactMap { $0 })
    case .bigint(let v), .timestamp(let v): self.init(v, present: v.compactMap { $0 })
    case .double(let v): self.init(v, present: v.compactMap { $0.map(DoubleBits.init) })
    case .text(let v): self.init(v, present: v.compactMap { $0.map(TextBytes.init) })
    }
  }

  private init<Element, Value: PlainValue>(_ rows: [Element?], present values: [Value]) {
    self.rows = rows.count
    statistics = Statistics(values, nullCount: rows.count - values.count)
    let plainSize = values.reduce(0) { $0 + $1.plainSize }
    if let encoder = DictionaryEncoder(values, plainSize: plainSize) {
      dictionary = Dictionary(page: encoder.dictionary, count: encoder.count)
      data = Self.levels(rows) + encoder.page
      return
    }
    dictionary = nil
    var data = Self.levels(rows)
    data.reserveCapacity(data.count + plainSize)
    for value in values { value.appendPlain(to: &data) }
    self.data = data
  }

  private init(booleans rows: [Bool?]) {
    let values = rows.compactMap { $0 }
    self.rows = rows.count
    statistics = Statistics(values, nullCount: rows.count - values.count)
    dictionary = nil
    var bits = [UInt8](repeating: 0, count: (values.count + 7) / 8)
    for (index, value) in values.enumerated() where value { bits[index / 8] |= 1 << (index % 8) }
    data = Self.levels(rows) + bits
  }

  /// One bit per row, 0 where it is null; in a data page of version 1 the length goes before them.
  private static func levels<Element>(_ rows: [Element?]) -> [UInt8] {
    let runs = HybridEncoder.encode(rows.map { $0 == nil ? 0 : 1 }, bitWidth: 1)
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt32(truncatingIfNeeded: runs.count))
    return bytes + runs
  }
}
