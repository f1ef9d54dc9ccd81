internal import Foundation

/// One file of the warehouse folder that can be made the current snapshot.
public struct ListedSnapshot: Sendable, Equatable, Codable {
  /// The file's name.
  public let name: String
  /// When it was published: UTC, ISO 8601; nil where its description is missing.
  public let publishedAt: String?
  /// Size of the file.
  public let bytes: Int64
  /// How many tables and views it has; nil where its description is missing.
  public let models: Int?
  /// Rows of all of them together.
  public let rows: Int?
  /// True for the one that readers get.
  public let isCurrent: Bool
  /// True while somebody is reading it.
  public let isInUse: Bool

  enum CodingKeys: String, CodingKey {
    case name, bytes, models, rows
    case publishedAt = "published_at"
    case isCurrent = "current"
    case isInUse = "in_use"
  }
}

extension SnapshotStore {
  /// The published snapshots, the newest first.
  public func list() throws -> [ListedSnapshot] {
    guard FileManager.default.fileExists(atPath: directory) else { return [] }
    let current = try pointer()
    return try snapshots().compactMap { name in
      guard let entry = try FileSystem.entry(path(name)) else { return nil }
      let isCurrent = name == current?.snapshot
      let found = try description(of: name) ?? (isCurrent ? current : nil)
      return ListedSnapshot(
        name: name, publishedAt: found?.publishedAt, bytes: entry.bytes,
        models: found?.models.count, rows: found?.models.reduce(0) { $0 + $1.rows },
        isCurrent: isCurrent, isInUse: SnapshotLease.isHeld(path(name)))
    }
  }

  /// Makes another published snapshot the current one: back, or forward again.
  ///
  /// - Parameter name: a name as ``list()`` gives it, `previous` for the one before the current one,
  ///   `latest` for the newest.
  /// - Throws: ``SnapshotError`` with reason `unknownName` where there is none.
  public func use(_ name: String) throws -> Snapshot {
    try beforeWrite()
    let lock = try lock()
    let chosen = try resolve(name)
    guard let pointer = try description(of: chosen) else {
      throw SnapshotError(
        .file, path: path(SnapshotName.description(of: chosen)),
        "is missing or damaged, so nothing is known of that snapshot: use another one")
    }
    try makeCurrent(pointer)
    _ = consume lock
    return pointer.snapshot(in: directory)
  }

  private func resolve(_ name: String) throws -> String {
    let all = try snapshots()
    let found: String? =
      switch name {
      case "latest": all.first
      case "previous": try pointer().flatMap { now in all.first { $0 < now.snapshot } }
      default: all.first { $0 == name || $0.hasPrefix(name + ".") }
      }
    guard let found else {
      let known = all.isEmpty ? "there is none" : "there are \(all.joined(separator: ", "))"
      throw SnapshotError(.unknownName, path: directory, "has no snapshot '\(name)': \(known)")
    }
    return found
  }

  private func description(of name: String) throws -> SnapshotPointer? {
    guard let bytes = try FileSystem.contents(path(SnapshotName.description(of: name))),
      let pointer = try? JSONDecoder().decode(SnapshotPointer.self, from: Data(bytes)),
      pointer.snapshot == name
    else { return nil }
    return pointer
  }
}
