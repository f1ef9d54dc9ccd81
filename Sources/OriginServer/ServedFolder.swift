internal import Foundation

/// A folder of responses, laid out like the raw archive: which of its files answers a request.
///
/// All origins share one base, as their paths do not overlap; the timing archive's `/static` lies under `livetiming`.
struct ServedFolder: Sendable {
  private let root: String

  /// - Throws: ``OriginServerError/noFolder(path:)``.
  init(_ path: String) throws(OriginServerError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw .noFolder(path: path) }
    root = URL(fileURLWithPath: path, isDirectory: true).resolvingSymlinksInPath().path
  }

  /// - Parameter target: path and query of a request, percent-encoded.
  /// - Returns: the content; nil where the folder has nothing for the request or the path leads out of it.
  func response(to target: String) -> [UInt8]? {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = fileName(parts[0]) else { return nil }
    let query = parts.count > 1 ? members(parts[1]) : []
    if !query.isEmpty, let content = content(of: name + "^" + query.joined(separator: "&")) {
      return content
    }
    if !query.isEmpty, name.hasPrefix("ergast/"), let page = ErgastPage(query),
      let answer = page.cut(from: { content(of: name + "^limit=100&offset=\($0)") })
    {
      return answer
    }
    return content(of: name)
  }

  /// The path below the folder; nil for one that could lead out of it.
  private func fileName(_ path: Substring) -> String? {
    guard let decoded = path.removingPercentEncoding, decoded.hasPrefix("/") else { return nil }
    var parts = decoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }) else {
      return nil
    }
    if parts[0] == "static" { parts.insert("livetiming", at: 0) }
    // Jolpica does not mind "driverStandings"; the files are named in lower case.
    if parts[0] == "ergast" { parts = parts.map { Substring($0.lowercased()) } }
    return parts.joined(separator: "/")
  }

  private func members(_ query: Substring) -> [String] {
    query.split(separator: "&").compactMap(\.removingPercentEncoding)
      .filter { !$0.contains("/") && !$0.contains("\0") }.sorted()
  }

  private func content(of name: String) -> [UInt8]? {
    let url = URL(fileURLWithPath: root + "/" + name).resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    guard url.path.hasPrefix(root + "/"),
      FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue
    else { return nil }
    return FileManager.default.contents(atPath: url.path).map(Array.init)
  }
}
