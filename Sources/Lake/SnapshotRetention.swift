internal import Foundation

/// Which old snapshots stay: the newest ones, and those of the last days.
public struct SnapshotRetention: Sendable, Equatable {
  /// How many stay whatever their age, the current one included.
  public let count: Int
  /// Younger ones stay too, however many there are; in seconds.
  public let age: Double

  /// - Parameters:
  ///   - count: how many stay whatever their age, the current one included; at least 1.
  ///   - age: in seconds; those that were built since then stay as well.
  public init(count: Int = 3, age: Double = 0) {
    self.count = max(count, 1)
    self.age = age
  }
}

/// What became of the snapshots that need not stay.
public struct PrunedSnapshots: Sendable, Equatable, Codable {
  /// The names of the files that are gone.
  public let removed: [String]
  /// The names of those that somebody is reading; they go when they are free and this is done again.
  public let inUse: [String]

  enum CodingKeys: String, CodingKey {
    case removed
    case inUse = "in_use"
  }
}

extension SnapshotStore {
  /// Removes the snapshots that need not stay; never the current one nor one that is being read.
  public func prune(_ retention: SnapshotRetention) throws -> PrunedSnapshots {
    try beforeWrite()
    let lock = try lock()
    // A publication that was killed may have left the link at a snapshot that goes now.
    if let pointer = try pointer() { try makeCurrent(pointer) }
    let pruned = try removeOld(retention)
    _ = consume lock
    return pruned
  }

  func removeOld(_ retention: SnapshotRetention) throws -> PrunedSnapshots {
    let current = try pointer()?.snapshot
    let others = try snapshots().filter { $0 != current }
    let oldest = Int64((Date().timeIntervalSince1970 - retention.age) * 1000)
    let surplus = others.dropFirst(retention.count - (current == nil ? 0 : 1)).filter {
      retention.age <= 0 || SnapshotName.milliseconds($0) ?? .min < oldest
    }
    var removed: [String] = []
    var inUse: [String] = []
    for name in surplus.reversed() {
      try beforeWrite()
      guard try SnapshotLease.remove(path(name)) else {
        inUse.append(name)
        continue
      }
      try remove(SnapshotName.description(of: name))
      removed.append(name)
    }
    return PrunedSnapshots(removed: removed, inUse: inUse)
  }
}
