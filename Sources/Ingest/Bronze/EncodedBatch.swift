internal import Dispatch
internal import Parquet
internal import Synchronization

/// Some row groups of a table, encoded side by side on other threads while the one before is being written.
final class EncodedBatch: Sendable {
  private let range: Range<Int>
  private let groups = Mutex([Int: Result<RowGroup, ParquetError>]())
  private let work = DispatchGroup()

  /// Begins to encode the row groups of `range`.
  init(_ table: BronzeTable, _ range: Range<Int>) {
    self.range = range
    for index in range {
      DispatchQueue.global(qos: .userInitiated).async(group: work) { [self] in
        let group = Result { () throws(ParquetError) in try table.encoded(index) }
        groups.withLock { $0[index] = group }
      }
    }
  }

  /// The row groups in their order; blocks until all are there.
  func finish() throws(ParquetError) -> [RowGroup] {
    work.wait()
    let encoded = groups.withLock { $0 }
    var all: [RowGroup] = []
    for index in range {
      if let group = encoded[index] { all.append(try group.get()) }
    }
    return all
  }
}
