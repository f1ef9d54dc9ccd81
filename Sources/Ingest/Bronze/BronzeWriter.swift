internal import Foundation
public import Lake
internal import Parquet

/// Writes bronze tables as Parquet partitions, on a thread of its own.
public actor BronzeWriter {
  private let executor = EngineExecutor(label: "f1lake.bronze")
  let store: PartitionStore
  /// Row groups in work at once: enough that no core waits for the slowest, few enough that memory stays small.
  private let width = 2 * max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// Writing and flushing block: they run on this thread, never on the cooperative pool.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A writer into the partitions of a data root.
  public init(_ store: PartitionStore) { self.store = store }

  /// Writes one table of one session, wholly or not at all.
  ///
  /// - Parameter archive: what the table waits for on this thread before it takes its place.
  @discardableResult
  func write(
    _ table: BronzeTable, _ partition: Partition, _ provenance: Provenance,
    after archive: ArchiveGate? = nil
  ) throws -> PartitionManifest {
    try store.stream(partition, provenance, ready: { try archive?.wait() }) { append in
      var file = try ParquetWriter(table.columns)
      var rows = 0
      guard table.isLarge else {
        // Another thread would cost more memory than it would save time.
        for piece in try file.append(table.encoded(0)) { try append(piece) }
        try append(file.finish())
        return table.rowCount
      }
      var next = 0
      var batch = EncodedBatch(table, 0..<min(width, table.groupCount))
      while next < table.groupCount {
        let groups = try batch.finish()
        next += groups.count
        batch = EncodedBatch(table, next..<min(next + width, table.groupCount))
        for group in groups {
          rows += group.rowCount
          for piece in try file.append(group) { try append(piece) }
        }
      }
      try append(file.finish())
      return rows
    }
  }
}
