internal import Dispatch
internal import Foundation
public import Lake
internal import Parquet
internal import Synchronization

/// Writes bronze tables as Parquet partitions, on a thread of its own.
public actor BronzeWriter {
  private let executor = EngineExecutor(label: "f1lake.bronze")
  private let store: PartitionStore
  /// Row groups that are encoded at once: as many as there are cores, so that memory is bounded too.
  private let width = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// Writing and flushing block: they run on this thread, never on the cooperative pool.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A writer into the partitions of a data root.
  public init(_ store: PartitionStore) { self.store = store }

  /// Writes one table of one session, wholly or not at all.
  @discardableResult
  public func write(
    _ table: BronzeTable, _ partition: Partition, _ provenance: Provenance
  ) throws -> PartitionManifest {
    try store.stream(partition, provenance) { append in
      var file = try ParquetWriter(table.columns)
      var rows = 0
      for start in stride(from: 0, to: table.groupCount, by: width) {
        for group in try encode(table, start..<min(start + width, table.groupCount)) {
          rows += group.rowCount
          try append(file.append(group))
        }
      }
      try append(file.finish())
      return rows
    }
  }

  private func encode(_ table: BronzeTable, _ range: Range<Int>) throws -> [RowGroup] {
    let groups = Mutex([Int: Result<RowGroup, ParquetError>]())
    DispatchQueue.concurrentPerform(iterations: range.count) { offset in
      let index = range.lowerBound + offset
      let group = Result { () throws(ParquetError) in
        try table.encoded(index)
      }
      groups.withLock { $0[index] = group }
    }
    let encoded = groups.withLock { $0 }
    return try range.compactMap { try encoded[$0]?.get() }
  }
}
