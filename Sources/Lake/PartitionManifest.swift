public import Foundation

/// What a partition holds and what it was made from; `manifest.json` beside the part.
public struct PartitionManifest: Codable, Equatable, Sendable {
  /// The name of the manifest in every partition folder.
  public static let fileName = "manifest.json"
  /// The name of the part; readers glob `part-*.parquet`.
  public static let partName = "part-00000.parquet"
  static let newestFormat = 1

  /// Version of this file's form.
  public let format: Int
  /// Table name.
  public let table: String
  /// The key columns, as in the folder names.
  public let partition: Keys
  /// Name of the part file.
  public let file: String
  /// Rows of the part.
  public let rows: Int
  /// Size of the part.
  public let bytes: Int64
  /// SHA-256 of the part in lower-case hexadecimal.
  public let sha256: String
  /// The run that wrote it, see ``DataRoot/run``; nil in manifests from before there were such ids.
  public let run: String?
  /// When it was written, UTC, in whole milliseconds.
  public let writtenAt: Date
  /// Version of the decoder that made the rows.
  public let decoderVersion: Int
  /// What the rows were made from, sorted by path.
  public let sources: [SourceFile]
  /// SHA-256 of what the rows take from elsewhere than ``sources``; absent where that is nothing.
  public let inputs: String?
  /// How many findings the decoder reported.
  public let findings: Int

  /// The key columns of a partition.
  public struct Keys: Codable, Hashable, Sendable {
    /// Championship year.
    public let season: Int
    /// Round of the season.
    public let round: Int
    /// Slug of the event.
    public let grandPrix: String
    /// Session code.
    public let session: String

    enum CodingKeys: String, CodingKey {
      case season, round, session
      case grandPrix = "grand_prix"
    }

    init(_ partition: Partition) {
      season = partition.season
      round = partition.round
      grandPrix = partition.grandPrix
      session = partition.session
    }
  }

  enum CodingKeys: String, CodingKey {
    case format, table, partition, file, rows, bytes, sha256, sources, inputs, findings, run
    case writtenAt = "written_at"
    case decoderVersion = "decoder_version"
  }

  init(
    _ partition: Partition, _ provenance: Provenance, rows: Int, bytes: Int64, sha256: String,
    run: String
  ) {
    format = Self.newestFormat
    table = partition.table
    self.partition = Keys(partition)
    file = Self.partName
    self.rows = rows
    self.bytes = bytes
    self.sha256 = sha256
    self.run = run
    writtenAt = LakeJSON.now()
    decoderVersion = provenance.decoderVersion
    sources = provenance.sources
    inputs = provenance.inputs
    findings = provenance.findings
  }

  /// True where the manifest is that of `key`, and not one copied from elsewhere.
  func describes(_ key: Partition) -> Bool { table == key.table && partition == Keys(key) }
}

/// What a partition is made from.
public struct Provenance: Equatable, Sendable {
  /// The files that were decoded, sorted by path.
  public let sources: [SourceFile]
  /// Version of the decoder; raise it when its output changes.
  public let decoderVersion: Int
  /// How many findings the decoder reported.
  public let findings: Int
  /// SHA-256 of what the rows take from elsewhere than the files, in lower-case hexadecimal.
  public let inputs: String?

  /// - Parameters:
  ///   - sources: in any order.
  ///   - inputs: see ``inputs``; nil where all comes from the files.
  public init(
    sources: [SourceFile], decoderVersion: Int, findings: Int = 0, inputs: String? = nil
  ) {
    self.sources = sources.sorted { $0.path < $1.path }
    self.inputs = inputs
    self.decoderVersion = decoderVersion
    self.findings = findings
  }
}
