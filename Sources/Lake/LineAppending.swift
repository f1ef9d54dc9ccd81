extension DataRoot {
  /// Adds one line to a file in the root, in one write that no other process's line can come into.
  ///
  /// The file and its folders are made where they are missing. The line is on the disk when this returns.
  /// - Parameters:
  ///   - line: without a line end in it.
  ///   - relative: the path below the root, without `..`.
  ///   - isTorn: whether the file ends within a line, which is ended first.
  /// - Throws: ``LakeError``.
  package func append(line: String, to relative: String, isTorn: Bool = false) throws {
    guard !relative.split(separator: "/").contains(".."), !relative.hasPrefix("/"),
      !line.utf8.contains(UInt8(ascii: "\n"))
    else {
      throw LakeError(.configuration, "this is no line of a file inside the root", path: relative)
    }
    try checkWritable()
    try FileSystem.makeFolders(TemporaryFile.split("./" + relative).folder, below: path)
    let file = try OpenFile(appending: path + "/" + relative)
    try Array(((isTorn ? "\n" : "") + line + "\n").utf8).withUnsafeBytes { try file.write($0) }
    try file.sync()
  }
}
