internal import Foundation

/// The file that makes a folder a data root; without it nothing is written there.
struct Sentinel: Codable, Equatable {
  static let fileName = ".f1lake-root.json"

  /// The layout of the data root, from 1.
  let format: Int
  /// Tells this root from every other one, whatever it is mounted as.
  let id: String
  let createdAt: Date
  /// True where the user accepted a root on the host disk with `--allow-host-disk`.
  let hostDiskAllowed: Bool

  enum CodingKeys: String, CodingKey {
    case format, id
    case createdAt = "created_at"
    case hostDiskAllowed = "host_disk_allowed"
  }

  init(
    format: Int? = nil, id: String? = nil, createdAt: Date? = nil, hostDiskAllowed: Bool
  ) {
    self.format = format ?? Layouts.known.newest
    self.id = id ?? UUID().uuidString.lowercased()
    self.createdAt = createdAt ?? LakeJSON.now()
    self.hostDiskAllowed = hostDiskAllowed
  }

  static func path(in folder: String) -> String { folder + "/" + fileName }

  /// The same root with another layout.
  func of(format: Int) -> Sentinel {
    Sentinel(format: format, id: id, createdAt: createdAt, hostDiskAllowed: hostDiskAllowed)
  }

  /// The sentinel of a folder, or nil where it has none.
  static func read(
    in folder: String, newest: Int = Layouts.known.newest
  ) throws(LakeError) -> Sentinel? {
    let path = path(in: folder)
    guard let bytes = try FileSystem.contents(path) else { return nil }
    let sentinel: Sentinel
    do {
      sentinel = try LakeJSON.decode(Sentinel.self, from: bytes)
      guard sentinel.format >= 1 else { throw LakeError(.notADataRoot, "no such layout") }
    } catch {
      throw LakeError(
        .notADataRoot,
        "the sentinel is damaged; if this is the right folder, delete the file and run f1lake init",
        path: path)
    }
    guard sentinel.format <= newest else {
      throw LakeError(
        .newerFormat,
        "the data root has format \(sentinel.format), this f1lake knows \(newest); "
          + "update f1lake", path: path)
    }
    return sentinel
  }
}
