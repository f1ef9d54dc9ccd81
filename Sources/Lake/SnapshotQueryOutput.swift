internal import Foundation

/// Where the rows of a query go.
public enum SnapshotQueryOutput: Sendable, Equatable {
  case standardOutput
  /// A file, replaced as a whole once all rows are written.
  case file(String)

  /// Lends a sink for text to `body`.
  ///
  /// - Throws: ``SnapshotError`` where the file cannot be written; a former file is then unchanged.
  func write(_ body: ((String) throws -> Void) throws -> Void) throws {
    switch self {
    case .standardOutput:
      try body { try FileHandle.standardOutput.write(contentsOf: Data($0.utf8)) }
    case .file(let path):
      try Self.replacing(path) { temporary in
        guard FileManager.default.createFile(atPath: temporary, contents: nil),
          let file = FileHandle(forWritingAtPath: temporary)
        else { throw SnapshotError(.file, path: path, "cannot be created") }
        try body { try file.write(contentsOf: Data($0.utf8)) }
        try file.close()
      }
    }
  }

  /// Writes a file under another name first, so that nobody reads half of it.
  static func replacing(_ path: String, _ body: (String) throws -> Void) throws {
    let temporary = "\(path).\(UInt64.random(in: .min ... .max)).partial"
    do {
      try body(temporary)
      try SnapshotFile.rename(temporary, to: path)
    } catch {
      try? SnapshotFile.remove(temporary)
      throw error
    }
  }
}
