internal import Foundation
internal import Lake
internal import Observability

/// Reads small files of the warehouse, on a thread of its own: a disk may take its time.
actor DiskReader {
  private struct Kept {
    let stamp: String
    let content: any Sendable
  }

  private let executor = EngineExecutor(label: "f1lake.disk")
  private var kept: [String: Kept] = [:]

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func snapshots(_ store: SnapshotStore) throws -> [ListedSnapshot] { try store.list() }

  /// The figures of the last ingest and build; nothing where there is no folder of them.
  func metrics(in folder: String?) throws -> String {
    try folder.map { try RunMetrics.text(in: $0) } ?? ""
  }

  /// The ingest that runs on the root with this folder of bronze.
  func ingest(_ bronze: String) -> RunningIngest? { RunningIngest.read(bronze: bronze) }

  /// The content of a JSON file of at most 64 MB, read again when it has changed; nil where there is none.
  func decode<Content: Decodable & Sendable>(_ path: String, _: Content.Type) throws -> Content? {
    guard let entry = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
    let size = entry[.size] as? Int ?? 0
    let stamp = "\(entry[.modificationDate] as? Date ?? .distantPast) \(size)"
    if let known = kept[path], known.stamp == stamp, let content = known.content as? Content {
      return content
    }
    guard size <= 64 << 20, let data = FileManager.default.contents(atPath: path) else {
      return nil
    }
    let content = try JSONDecoder().decode(Content.self, from: data)
    kept[path] = Kept(stamp: stamp, content: content)
    return content
  }

  /// The newest report of a verification; nil where there is none, or none that can be read.
  func verification(_ folder: String) -> Verification? {
    // Their names hold their times.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let reports = names.filter { $0.hasPrefix("verify-") && $0.hasSuffix(".json") }
    guard let newest = reports.max() else { return nil }
    return try? decode("\(folder)/\(newest)", Verification.self)
  }

  /// Takes a snapshot over, so that its database is closed here if nobody else uses it.
  func close(_ old: consuming ServedSnapshot?) {}
}
