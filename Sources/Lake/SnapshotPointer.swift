/// The text of `current.json`.
struct SnapshotPointer: Codable {
  let snapshot: String
  /// UTC, ISO 8601.
  let publishedAt: String
  let models: [SnapshotContents.Table]
  let bronze: BronzeFingerprint

  enum CodingKeys: String, CodingKey {
    case snapshot, models, bronze
    case publishedAt = "published_at"
  }

  init(_ name: String, _ contents: SnapshotContents, publishedAt: String) {
    snapshot = name
    models = contents.models
    bronze = contents.bronze
    self.publishedAt = publishedAt
  }

  func snapshot(in directory: String) -> Snapshot {
    Snapshot(
      name: snapshot, path: "\(directory)/\(snapshot)", publishedAt: publishedAt,
      contents: SnapshotContents(models: models, bronze: bronze))
  }
}
