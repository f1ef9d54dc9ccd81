internal import Foundation

/// The folders of a data root.
public enum DataFolder: String, CaseIterable, Sendable {
  /// Hive-partitioned Parquet, one partition per table and session.
  case bronze
  /// Typed models as Parquet.
  case silver
  /// Summaries as Parquet.
  case gold
  /// The raw archive as it was fetched.
  case cache
  /// DuckDB snapshots and the pointer to the current one.
  case warehouse
  /// Model weights of the Ollama service.
  case ollama

  /// The setting that moves this folder elsewhere; nil where none does.
  public var setting: SettingName? {
    switch self {
    case .bronze: .bronzeFolder
    case .cache: .cacheFolder
    case .warehouse: .warehouseFolder
    case .silver, .gold, .ollama: nil
    }
  }
}

/// Where a data root and its folders are, as absolute paths; nothing is looked at on disk.
public struct DataRootLocation: Equatable, Sendable {
  /// The root folder.
  public let root: String
  private let moved: [DataFolder: String]

  /// - Parameters:
  ///   - root: absolute, relative to the working directory, or starting with `~/`.
  ///   - moved: folders that are not below the root.
  /// - Throws: ``LakeError`` of kind `configuration` for an empty path or an unexpanded variable.
  public init(root: String, moved: [DataFolder: String] = [:]) throws(LakeError) {
    self.root = try Self.absolute(root, name: SettingName.externalDataRoot.rawValue)
    var folders: [DataFolder: String] = [:]
    for (folder, path) in moved {
      folders[folder] = try Self.absolute(path, name: folder.setting?.rawValue ?? folder.rawValue)
    }
    self.moved = folders
  }

  /// The location that the settings name.
  ///
  /// - Throws: ``LakeError`` of kind `configuration` where no data root is set.
  public init(_ settings: Settings) throws(LakeError) {
    guard let root = settings[.externalDataRoot] else {
      throw LakeError(
        .configuration,
        "no data root is set: give --data-root DIR, or set EXTERNAL_DATA_ROOT in the environment "
          + "or in .env")
    }
    var moved: [DataFolder: String] = [:]
    for folder in DataFolder.allCases {
      if let setting = folder.setting { moved[folder] = settings[setting] }
    }
    try self.init(root: root, moved: moved)
  }

  /// The path of a folder.
  public func path(_ folder: DataFolder) -> String { moved[folder] ?? "\(root)/\(folder.rawValue)" }

  /// The folders that carry a sentinel: the root, and moved folders outside it.
  var anchors: [String] {
    let outside = Set(moved.values.filter { !Self.isInside($0, root) })
    return [root] + outside.sorted()
  }

  /// True where `path` is `folder` or below it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  private static func absolute(_ path: String, name: String) throws(LakeError) -> String {
    guard !path.isEmpty else { throw LakeError(.configuration, "\(name) is empty; name a folder") }
    guard !path.contains("${"), !path.hasPrefix("$"), !path.utf8.contains(0) else {
      throw LakeError(
        .configuration, "\(name) holds a variable, which is not expanded; write the path out")
    }
    let expanded =
      path == "~" || path.hasPrefix("~/")
      ? FileManager.default.homeDirectoryForCurrentUser.path + path.dropFirst() : path
    let full =
      expanded.hasPrefix("/")
      ? expanded : FileManager.default.currentDirectoryPath + "/" + expanded
    return standardised(full)
  }

  /// Without `.`, `..`, doubled slashes and one at the end; links are not followed.
  private static func standardised(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }
}
