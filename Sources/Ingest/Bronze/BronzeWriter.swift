internal import Foundation
public import Lake
internal import Parquet

/// Writes bronze tables as Parquet partitions, on a thread of its own.
public actor BronzeWriter {
  private let executor = EngineExecutor(label: "f1lake.bronze")
  let store: PartitionStore
  /// Row groups ahead of the one that is written: enough that no core waits, few enough that memory stays small.
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
      var ahead = (0..<min(width, table.groupCount)).map { EncodedGroup(table, $0) }
      for next in ahead.count..<table.groupCount + ahead.count {
        guard let group = try ahead.removeFirst().finish() else { continue }
        if next < table.groupCount { ahead.append(EncodedGroup(table, next)) }
        rows += group.rowCount
        for piece in try file.append(group) { try append(piece) }
      }
      try append(file.finish())
      return rows
    }
  }
}
