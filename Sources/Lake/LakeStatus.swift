public import Foundation

/// What a data root holds, taken from manifests and the snapshot pointer; no data file is opened.
public struct LakeStatus: Codable, Equatable, Sendable {
  /// The rows of one table in one season.
  public struct Season: Codable, Equatable, Sendable {
    /// Championship year.
    public let season: Int
    /// Complete partitions, one per session.
    public let sessions: Int
    /// Rows over all of them.
    public let rows: Int
  }

  /// One bronze table.
  public struct Table: Codable, Equatable, Sendable {
    /// Table name.
    public let table: String
    /// Seasons that have a complete partition, ascending.
    public let seasons: [Season]
    /// Complete partitions over all seasons.
    public let sessions: Int
    /// Rows over all seasons.
    public let rows: Int

    init(table: String, seasons: [Season]) {
      self.table = table
      self.seasons = seasons
      sessions = seasons.reduce(0) { $0 + $1.sessions }
      rows = seasons.reduce(0) { $0 + $1.rows }
    }
  }

  /// A partition that must be written again.
  public struct Problem: Codable, Equatable, Sendable {
    /// The folder or file.
    public let path: String
    /// What is wrong with it.
    public let reason: String
  }

  /// The published snapshot.
  public struct Snapshot: Codable, Equatable, Sendable {
    /// Name of the database in the warehouse folder.
    public let snapshot: String
    /// When it was published.
    public let publishedAt: Date?

    enum CodingKeys: String, CodingKey {
      case snapshot
      case publishedAt = "published_at"
    }
  }

  /// The root folder.
  public let dataRoot: String
  /// The root's identity.
  public let id: String
  /// The disk of the root.
  public let volume: VolumeDescription
  /// Seasons that have data, ascending.
  public let seasons: [Int]
  /// Sessions that have a complete partition in any table.
  public let sessions: Int
  /// Bronze tables by name.
  public let tables: [Table]
  /// When the newest partition was written; nil in an empty lake.
  public let newestData: Date?
  /// The snapshot that readers use; nil before the first build.
  public let snapshot: Snapshot?
  /// True where bronze has data that the snapshot cannot know.
  public let isSnapshotStale: Bool
  /// Incomplete partitions and a damaged snapshot pointer.
  public let problems: [Problem]

  enum CodingKeys: String, CodingKey {
    case id, volume, seasons, sessions, tables, snapshot, problems
    case dataRoot = "data_root"
    case newestData = "newest_data"
    case isSnapshotStale = "snapshot_stale"
  }

  /// The status as JSON with sorted keys; times are ISO 8601 in UTC, sizes bytes.
  public func json() throws -> String { String(decoding: try LakeJSON.encode(self), as: UTF8.self) }
}
