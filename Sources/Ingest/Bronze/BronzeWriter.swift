public import Lake
internal import Parquet

/// Writes bronze tables as Parquet partitions, on a thread of its own.
public actor BronzeWriter {
  private let executor = EngineExecutor(label: "f1lake.bronze")
  private let store: PartitionStore

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
    var file = try ParquetWriter(table.columns.map { ParquetColumn($0.name, $0.values.type) })
    let start = try file.append(table.columns.map(\.values))
    let end = try file.finish()
    return try store.stream(partition, provenance) { append in
      try append(start)
      try append(end)
      return table.rowCount
    }
  }
}
