internal import Lake

/// How much bronze holds of one session, by its manifests.
public struct SessionSize: Sendable, Equatable {
  /// Complete tables.
  public private(set) var tables = 0
  /// Rows over all tables.
  public private(set) var rows = 0
  /// Bytes of the Parquet files.
  public private(set) var bytes: Int64 = 0
  /// Bytes of the responses that they were made from, uncompressed.
  public private(set) var sourceBytes: Int64 = 0

  init(of planned: PlannedSession, in store: PartitionStore) throws {
    var sources: Set<SourceFile> = []
    for table in BronzeTable.names {
      guard let manifest = try store.state(of: planned.partition(of: table)).manifest else {
        continue
      }
      tables += 1
      rows += manifest.rows
      bytes += manifest.bytes
      sources.formUnion(manifest.sources)
    }
    sourceBytes = sources.reduce(0) { $0 + $1.bytes }
  }
}
