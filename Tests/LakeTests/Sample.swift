import DuckDB
import Lake

/// A partition and data to put in it.
struct Sample {
  static let provenance = Provenance(sources: [a, b], decoderVersion: 1, findings: 2)
  static let a = SourceFile(path: "a.jsonStream", content: [UInt8]("abc".utf8))
  static let b = SourceFile(path: "b.jsonStream", content: [UInt8]())

  static func partition(
    _ table: String = "laps", round: Int = 1, session: String = "R"
  ) throws -> Partition {
    try Partition(
      table: table, season: 2024, round: round, grandPrix: "bahrain-grand-prix", session: session)
  }

  /// Has DuckDB write a Parquet file of `rows` rows to `path`.
  static func copy(rows: Int, to path: String, compression: String = "zstd") throws -> Int {
    try Database().connect().run(
      "COPY (SELECT range AS lap, random() AS x FROM range(\(rows))) TO '\(path)' "
        + "(FORMAT parquet, COMPRESSION \(compression))")
    return rows
  }

  @discardableResult
  static func write(_ root: DataRoot, rows: Int = 3, to partition: Partition? = nil) throws
    -> PartitionManifest
  {
    try root.partitions.write(partition ?? Self.partition(), provenance) {
      try copy(rows: rows, to: $0)
    }
  }
}
