/// A published, immutable DuckDB file with the models of one build.
public struct Snapshot: Sendable, Equatable {
  /// The file's name in the warehouse folder.
  public let name: String
  /// The file's path.
  public let path: String
  /// When it was published: UTC, ISO 8601.
  public let publishedAt: String
  /// What it holds and was made from.
  public let contents: SnapshotContents
}

/// What a snapshot holds and what it was made from: the text of `current.json`.
public struct SnapshotContents: Sendable, Equatable, Codable {
  /// One table or view.
  public struct Table: Sendable, Equatable, Codable {
    /// `silver` or `gold`.
    public let schema: String
    /// The model's name.
    public let name: String
    /// Number of rows.
    public let rows: Int

    /// Describes one table.
    public init(schema: String, name: String, rows: Int) {
      self.schema = schema
      self.name = name
      self.rows = rows
    }
  }

  /// Tables and views in the order of building.
  public let models: [Table]
  /// The bronze files that were read.
  public let bronze: BronzeFingerprint

  /// Describes a snapshot.
  public init(models: [Table], bronze: BronzeFingerprint) {
    self.models = models
    self.bronze = bronze
  }
}

/// Which bronze files a build read: equal for equal sets of unchanged files.
public struct BronzeFingerprint: Sendable, Equatable, Codable {
  /// Number of Parquet files.
  public let files: Int
  /// Their size in bytes.
  public let bytes: Int
  /// SHA-256, in hexadecimal, over path, size and time of change of each file.
  public let sha256: String

  /// Describes a set of files.
  public init(files: Int, bytes: Int, sha256: String) {
    self.files = files
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// No files at all.
  public static let none = BronzeFingerprint(files: 0, bytes: 0, sha256: "")
}
