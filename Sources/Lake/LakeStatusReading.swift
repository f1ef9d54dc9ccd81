internal import Foundation

extension DataRoot {
  /// Reads the status of everything in this root.
  ///
  /// - Throws: ``LakeError`` where the disk cannot be read.
  public func status() throws -> LakeStatus {
    let store = partitions
    var problems: [LakeStatus.Problem] = []
    var manifests: [PartitionManifest] = []
    for partition in try store.partitions() {
      switch try store.state(of: partition) {
      case .complete(let manifest): manifests.append(manifest)
      case .incomplete(let reason):
        problems.append(.init(path: store.folder(of: partition), reason: reason))
      case .absent: break
      }
    }
    let snapshot = try snapshot(reporting: &problems)
    let newest = manifests.map(\.writtenAt).max()
    return LakeStatus(
      dataRoot: path, id: id, volume: try volume(),
      seasons: Set(manifests.map(\.partition.season)).sorted(),
      // Jolpica's history has partitions of its own, some of sessions that nobody recorded.
      sessions: Set(manifests.filter { !$0.table.hasPrefix("ergast_") }.map(\.partition)).count,
      tables: Self.tables(manifests), newestData: newest, snapshot: snapshot,
      isSnapshotStale: Self.isStale(snapshot, newest), problems: problems)
  }

  private static func tables(_ manifests: [PartitionManifest]) -> [LakeStatus.Table] {
    Dictionary(grouping: manifests, by: \.table).sorted { $0.key < $1.key }.map { table, all in
      let seasons = Dictionary(grouping: all, by: \.partition.season).sorted { $0.key < $1.key }
      return LakeStatus.Table(
        table: table,
        seasons: seasons.map { season, manifests in
          .init(
            season: season, sessions: manifests.count,
            rows: manifests.reduce(0) { $0 + $1.rows })
        })
    }
  }

  private static func isStale(_ snapshot: LakeStatus.Snapshot?, _ newest: Date?) -> Bool {
    guard let newest else { return false }
    guard let published = snapshot?.publishedAt else { return true }
    return published < newest
  }

  private func snapshot(
    reporting problems: inout [LakeStatus.Problem]
  ) throws -> LakeStatus.Snapshot? {
    let path = warehouse + "/current.json"
    guard let bytes = try FileSystem.contents(path) else { return nil }
    guard let snapshot = try? LakeJSON.decode(LakeStatus.Snapshot.self, from: bytes) else {
      problems.append(.init(path: path, reason: "the snapshot pointer is damaged"))
      return nil
    }
    if try FileSystem.entry(warehouse + "/" + snapshot.snapshot) == nil {
      problems.append(.init(path: path, reason: "the snapshot that it names is missing"))
    }
    return snapshot
  }
}
