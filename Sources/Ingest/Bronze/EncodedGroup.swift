internal import Dispatch
internal import Parquet
internal import Synchronization

/// A row group of a table that is encoded on another thread while those before it are written.
final class EncodedGroup: Sendable {
  private let group = Mutex<Result<RowGroup, ParquetError>?>(nil)
  private let work = DispatchGroup()

  /// Begins to encode.
  init(_ table: BronzeTable, _ index: Int) {
    DispatchQueue.global(qos: .userInitiated).async(group: work) { [self] in
      let encoded = Result { () throws(ParquetError) in try table.encoded(index) }
      group.withLock { $0 = encoded }
    }
  }

  /// The group; blocks until it is there.
  func finish() throws(ParquetError) -> RowGroup? {
    work.wait()
    return try group.withLock { $0 }?.get()
  }
}
