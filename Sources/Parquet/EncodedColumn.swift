/// The values of one column chunk, encoded and not yet compressed.
struct EncodedColumn {
  /// The distinct values where the data are indices into them.
  struct Dictionary {
    let page: [UInt8]
    let count: Int
  }

  /// How the values of ``data`` are written.
  let encoding: ColumnChunk.Encoding
  let dictionary: Dictionary?
  /// Definition levels, then the values that are not null.
  let data: [UInt8]
  /// Rows, nulls included.
  let rows: Int
  let statistics: Statistics

  init(_ values: ParquetValues) {
    switch values {
    case .boolean(let v): self.init(booleans: v)
    case .integer(let v): self.init(integers: v)
    case .bigint(let v), .timestamp(let v): self.init(integers: v)
    case .denseBigint(let v), .denseTimestamp(let v):
      self.init(integers: v, levels: Self.allPresent(v.count), rows: v.count)
    case .denseInteger(let v):
      self.init(integers: v, levels: Self.allPresent(v.count), rows: v.count)
    case .real(let v): self.init(reals: v)
    case .category(let codes, let texts): self.init(codes: codes, texts: texts)
    case .shared(let column): self = column.encoded
    case .double(let v): self.init(v, present: v.compactMap { $0.map(DoubleBits.init) })
    case .text(let v): self.init(v, present: v.compactMap { $0.map(TextBytes.init) })
    }
  }

  private init<Element, Value: PlainValue>(_ rows: [Element?], present values: [Value]) {
    self.rows = rows.count
    statistics = Statistics(values, nullCount: rows.count - values.count)
    let plainSize = values.reduce(0) { $0 + $1.plainSize }
    if let encoder = DictionaryEncoder(values, plainSize: plainSize) {
      encoding = .dictionary
      dictionary = Dictionary(page: encoder.dictionary, count: encoder.count)
      data = Self.levels(rows) + encoder.page
      return
    }
    encoding = .plain
    dictionary = nil
    var data = Self.levels(rows)
    data.reserveCapacity(data.count + plainSize)
    for value in values { value.appendPlain(to: &data) }
    self.data = data
  }

  private init(booleans rows: [Bool?]) {
    self.rows = rows.count
    var bits = [UInt8](repeating: 0, count: (rows.count + 7) / 8)
    var (present, trues) = (0, 0)
    for case let value? in rows {
      if value {
        bits[present / 8] |= 1 << (present % 8)
        trues += 1
      }
      present += 1
    }
    statistics = Statistics(
      booleans: trues < present, trues > 0, nullCount: rows.count - present)
    encoding = .plain
    dictionary = nil
    let levels = present == rows.count ? Self.allPresent(rows.count) : Self.levels(rows)
    data = levels + bits.prefix((present + 7) / 8)
  }

  private init<Value: FixedWidthInteger & SignedInteger & PlainValue>(integers rows: [Value?])
  where Value.Magnitude: BitwiseCopyable {
    let present = rows.compactMap { $0 }
    let levels = present.count == rows.count ? Self.allPresent(rows.count) : Self.levels(rows)
    self.init(integers: present, levels: levels, rows: rows.count)
  }

  /// Indices into few distinct values, else the differences between neighbours.
  private init<Value: FixedWidthInteger & SignedInteger & PlainValue>(
    integers values: [Value], levels: [UInt8], rows: Int
  ) where Value.Magnitude: BitwiseCopyable {
    self.rows = rows
    var (lowest, highest) = (Value.max, Value.min)
    for value in values {
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    let range = values.isEmpty ? nil : lowest...highest
    statistics = Statistics(range, nullCount: rows - values.count)
    if let range, let few = SmallDictionary(values, range) {
      encoding = .dictionary
      dictionary = Dictionary(page: few.page, count: few.values.count)
      data = levels + few.data
    } else {
      encoding = .deltas
      dictionary = nil
      data = DeltaEncoder.encode(values, after: levels)
    }
  }

  /// NaN is null. There are no bounds: nobody looks for single readings, and they would swell the footer.
  private init(reals rows: [Float]) {
    let nulls = rows.reduce(into: 0) { if $1.isNaN { $0 += 1 } }
    self.rows = rows.count
    encoding = .plain
    dictionary = nil
    statistics = Statistics(unbounded: nulls)
    var data =
      nulls == 0
      ? Self.allPresent(rows.count) : Self.levels(rows.map { $0.isNaN ? nil : $0 })
    data.append(littleEndian: nulls == 0 ? rows : rows.filter { !$0.isNaN })
    self.data = data
  }

  private init(codes: [UInt8], texts: [String]) {
    var counts = [Int](repeating: 0, count: 256)
    for code in codes { counts[Int(code)] += 1 }
    let nulls = counts[texts.count...].reduce(0, +)
    rows = codes.count
    statistics = Statistics(
      texts.indices.filter { counts[$0] > 0 }.map { TextBytes(texts[$0]) }, nullCount: nulls)
    encoding = .dictionary
    var page: [UInt8] = []
    for text in texts { TextBytes(text).appendPlain(to: &page) }
    dictionary = Dictionary(page: page, count: texts.count)
    let present = nulls == 0 ? codes : codes.filter { $0 < texts.count }
    let levels =
      nulls == 0
      ? Self.allPresent(codes.count) : Self.levels(codes.map { $0 < texts.count ? $0 : nil })
    data = levels + HybridEncoder.page(present, into: texts.count)
  }

  /// The levels of a column without nulls.
  private static func allPresent(_ count: Int) -> [UInt8] {
    guard count > 0 else { return [0, 0, 0, 0] }
    var run: [UInt8] = []
    run.appendVarint(UInt64(count) << 1)
    run.append(1)
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt32(truncatingIfNeeded: run.count))
    return bytes + run
  }

  /// One bit per row, 0 where it is null; in a data page of version 1 the length goes before them.
  private static func levels<Element>(_ rows: [Element?]) -> [UInt8] {
    let runs = HybridEncoder.encode(rows.map { $0 == nil ? UInt8(0) : 1 }, bitWidth: 1)
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt32(truncatingIfNeeded: runs.count))
    return bytes + runs
  }
}
