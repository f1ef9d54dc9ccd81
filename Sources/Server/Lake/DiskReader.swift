internal import Foundation
internal import Lake

/// Reads small files of the warehouse, on a thread of its own: a disk may take its time.
actor DiskReader {
  private let executor = EngineExecutor(label: "f1lake.disk")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func snapshots(_ store: SnapshotStore) throws -> [ListedSnapshot] { try store.list() }

  /// The bytes of a file of at most 64 MB; nil where there is none.
  func contents(_ path: String) -> Data? {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 64 << 20 else {
      return nil
    }
    return data
  }
}
