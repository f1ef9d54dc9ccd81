internal import Lake

/// What the origins said of the documents in one folder of the raw archive, in a small file beside them.
struct ResponseRecords: Codable {
  /// The name of that file; no document of an origin starts with a dot.
  static let fileName = ".responses.json"

  private(set) var format = 1
  /// By file name.
  var documents: [String: ResponseRecord] = [:]

  /// Nothing is known yet.
  init() {}

  /// Nil where the folder has no such file, or one that cannot be read.
  static func read(in folder: String) throws(LakeError) -> ResponseRecords? {
    guard let bytes = try FileSystem.contents(folder + "/" + fileName),
      let records = try? LakeJSON.decode(ResponseRecords.self, from: bytes), records.format == 1
    else { return nil }
    return records
  }

  /// The folder and the file name of a path of the archive.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
