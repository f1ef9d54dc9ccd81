internal import CDocsSite
internal import Foundation

/// The documentation of a project: a page of its own with the lineage and what is known of each table.
public struct DocsSite: Sendable {
  /// One file of the site.
  public struct File: Sendable {
    /// Its name; the site is one folder.
    public let name: String
    /// Its content.
    public let content: [UInt8]
  }

  /// All files, `index.html` first.
  public let files: [File]

  /// - Parameter data: what the page shows.
  public init(_ data: DocsData) {
    var count = 0
    let fixed = UnsafeBufferPointer(start: docs_files(&count), count: count)
    files =
      fixed.map { file in
        File(
          name: String(cString: file.name),
          content: Array(UnsafeBufferPointer(start: file.content, count: file.size)))
      } + [File(name: "docs.json", content: data.json.jsonBytes + [UInt8(ascii: "\n")])]
  }

  /// Writes the files to a folder, which is made where it is missing.
  ///
  /// - Throws: ``RunError`` where that fails.
  public func write(to folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for file in files {
        try Data(file.content).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)"))
      }
    } catch {
      throw RunError(path: folder, reason: "cannot be written: \(error.localizedDescription)")
    }
  }
}
