internal import Foundation
internal import Lake

extension Check {
  /// Whether a data root is set, is there, and is the one that was made.
  static let dataRoot = Check("data root") { input in
    let root = try input.root.get()
    let origin = try input.settings.get().lookUp(.externalDataRoot)?.origin
    return .ok("\(root.path), from \(origin.map { "\($0)" } ?? "nowhere")")
  }

  /// Whether this f1lake works on the layout that the root has.
  static let layout = Check("layout") { input in
    if case .failure(let error) = input.root {
      let kind = (error as? LakeError)?.kind
      guard kind == .olderFormat || kind == .newerFormat else {
        return .skipped("needs the data root")
      }
      return .problem("\(error)")
    }
    let upgrade = try LakeUpgrade(at: try input.location.get())
    return .ok("\(upgrade.layout), the newest that this f1lake knows")
  }

  /// Whether all folders of the root are there for this user.
  static let folders = Check.ofRoot("folders") { root, _ in
    var wrong: [String] = []
    for folder in DataFolder.allCases {
      let path = root.location.path(folder)
      if !FileSystem.isFolder(path) {
        wrong.append("\(path) is no folder")
      } else if !["r", "w", "x"].allSatisfy({ Self.isAllowed($0, path) }) {
        wrong.append("\(path) may not be read or written by this user")
      }
    }
    guard wrong.isEmpty else {
      return .problem(
        wrong.joined(separator: "; "),
        advice: "give this user access, and run f1lake init for what is missing")
    }
    return .ok("all \(DataFolder.allCases.count) are there and may be read and written")
  }

  private static func isAllowed(_ right: String, _ path: String) -> Bool {
    switch right {
    case "r": FileManager.default.isReadableFile(atPath: path)
    case "w": FileManager.default.isWritableFile(atPath: path)
    default: FileManager.default.isExecutableFile(atPath: path)
    }
  }

  /// Whether a small file can be written, read back and deleted, as `f1lake init` does it.
  static let writing = Check.ofRoot("writing") { root, _ in
    try root.proveWritable()
    return .ok("a file was written, read back and deleted")
  }
}
