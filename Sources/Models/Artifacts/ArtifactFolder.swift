internal import Foundation
internal import Lake

/// Where manifest.json, run_results.json, catalog.json and sources.json are.
public struct ArtifactFolder: Sendable {
  /// The folder below the warehouse where they are without `--target-path`.
  public static let name = "artifacts"

  /// The names that dbt gives to the files.
  public enum File: String, Sendable {
    case manifest = "manifest.json"
    case runResults = "run_results.json"
    case catalog = "catalog.json"
    case sources = "sources.json"
  }

  /// The folder's path.
  public let path: String
  private let beforeWrite: @Sendable () throws -> Void

  /// - Parameters:
  ///   - path: a folder, which is made where it is missing.
  ///   - beforeWrite: stops a write by throwing; the guard of the data root.
  public init(_ path: String, beforeWrite: @escaping @Sendable () throws -> Void = {}) {
    self.path = path
    self.beforeWrite = beforeWrite
  }

  /// Writes one file, wholly or not at all.
  ///
  /// - Throws: ``RunError`` or what the guard throws.
  public func write(_ json: JSONValue, as file: File) throws {
    try write(json.jsonBytes, as: file)
  }

  /// The same for JSON text.
  func write(_ text: [UInt8], as file: File) throws {
    try beforeWrite()
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw RunError(path: path, reason: "the folder cannot be made: \(error.localizedDescription)")
    }
    try AtomicFile.write(
      text + [UInt8(ascii: "\n")], to: "\(path)/\(file.rawValue)", checking: beforeWrite)
  }

  /// The manifest of an earlier run; nil where there is none.
  ///
  /// - Throws: ``SelectionError`` where the file is no manifest.
  public func state() throws(SelectionError) -> ManifestState? {
    let file = "\(path)/\(File.manifest.rawValue)"
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    return try ManifestState(Array(data), file: file)
  }

  /// A file's content, or nil where it is missing or no JSON.
  public func read(_ file: File) -> JSONValue? {
    FileManager.default.contents(atPath: "\(path)/\(file.rawValue)")
      .flatMap { JSONValue(parsing: Array($0)) }
  }
}

extension Project {
  /// The macros of dbt itself, from the manifest that real dbt left in the project's target folder.
  ///
  /// An empty object where it never ran there.
  public var dbtMacros: JSONValue {
    ArtifactFolder("\(path)/target").read(.manifest)?["macros"] ?? .object([])
  }
}
