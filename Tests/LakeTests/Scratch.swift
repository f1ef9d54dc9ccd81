import Foundation
import Lake

/// A folder of its own for one test, removed when the test lets go of it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/f1lake-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A new data root in this folder.
  func root(_ name: String = "root", probe: VolumeProbe = .system) throws -> DataRoot {
    try DataRoot.create(at: DataRootLocation(root: path + "/" + name), probe: probe).root
  }

  func write(_ text: String, to relative: String) throws {
    try Files.write(text, to: path + "/" + relative)
  }
}

/// Direct access to files, independent of the code under test.
enum Files {
  static func write(_ text: String, to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// All names in a folder, hidden ones too, sorted.
  static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}

/// Runs `body` and gives the ``LakeError`` that it throws; any other outcome is nil.
func lakeError(_ body: () throws -> Void) -> LakeError? {
  do {
    try body()
    return nil
  } catch {
    return error as? LakeError
  }
}
