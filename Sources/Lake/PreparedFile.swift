/// A finished file that waits beside its place.
///
/// It takes its place in one step, so that nobody ever sees a part of it.
package struct PreparedFile: Sendable {
  private let temporary: String
  /// Its place.
  package let path: String

  /// Writes a file, waits until it is on the disk, and leaves its place as it is.
  ///
  /// - Parameters:
  ///   - path: its place; the folder is made where it is missing.
  ///   - root: a folder above that exists, and is never made.
  ///   - check: runs before anything is written.
  ///   - body: writes the whole file to the path that it is given.
  package init(
    _ path: String, below root: String, checking check: () throws -> Void,
    _ body: (_ temporary: String) throws -> Void
  ) throws {
    try check()
    let folder = TemporaryFile.split(path).folder
    if folder != root {
      try FileSystem.makeFolders(String(folder.dropFirst(root.count)), below: root)
    }
    try TemporaryFile.removeLeftovers(in: folder)
    self.path = path
    temporary = TemporaryFile.path(for: path)
    do {
      try body(temporary)
      try OpenFile(reading: temporary).sync()
    } catch {
      AtomicFile.discard(temporary)
      throw error
    }
  }

  /// Puts it in its place.
  package func publish(checking check: () throws -> Void) throws {
    do {
      try check()
      try FileSystem.rename(temporary, to: path)
    } catch {
      discard()
      throw error
    }
    try OpenFile.syncFolder(TemporaryFile.split(path).folder)
  }

  /// Takes it away unseen.
  package func discard() { AtomicFile.discard(temporary) }
}
