internal import Crypto
internal import Foundation

/// The files of the pages, read into memory once: no request opens a file.
struct AssetFolder: Sendable {
  struct Asset: Sendable {
    let answer: Answer
    let tag: String
    /// Part of the content's hash: a URL that ends in `?v=` and this never changes.
    let version: String
  }

  private let assets: [String: Asset]
  /// True where the page asks for its modules in one file.
  let isJoined: Bool
  /// What the pages may run and load.
  let policy: ContentPolicy

  /// Reads all files below `folder`; hidden ones and links are left out.
  ///
  /// - Throws: ``ServerError`` where there is no `index.html`, or too much.
  init(_ folder: String) throws {
    var files: [String: [UInt8]] = [:]
    var bytes = 0
    for name in try Self.files(below: folder) {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw ServerError(.web, "\(folder)/\(name) cannot be read: check its permissions")
      }
      bytes += data.count
      guard bytes <= 64 << 20 else {
        throw ServerError(.web, "\(folder) has more than 64 MB: it is not the folder of the pages")
      }
      files[name] = Array(data)
    }
    guard files["index.html"] != nil else {
      throw ServerError(
        .web, "\(folder) has no index.html: name the folder of the pages with --web")
    }
    let shell = JoinedShell(version: { Self.version(Array($0.utf8)) }) { name in
      files[name].map { String(decoding: $0, as: UTF8.self) }
    }
    for (name, text) in shell?.files ?? [:] { files[name] = Array(text.utf8) }
    isJoined = shell != nil
    policy = ContentPolicy(scripts: shell?.scripts ?? [], styles: shell?.styles ?? [])
    var assets: [String: Asset] = [:]
    for (name, bytes) in files { assets["/" + name] = Self.asset(bytes, name) }
    assets["/"] = assets["/index.html"]
    self.assets = assets
  }

  /// The file that a path names.
  subscript(path: String) -> Asset? { assets[path] }

  private static func files(below folder: String) throws -> [String] {
    let root = URL(fileURLWithPath: folder)
    let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey]
    guard
      let walk = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: keys, options: .skipsHiddenFiles)
    else { throw ServerError(.web, "\(folder) cannot be listed") }
    let depth = root.resolvingSymlinksInPath().pathComponents.count
    var names: [String] = []
    for case let file as URL in walk {
      let values = try file.resourceValues(forKeys: Set(keys))
      guard values.isRegularFile == true, values.isSymbolicLink != true else { continue }
      let parts = file.deletingLastPathComponent().resolvingSymlinksInPath().pathComponents
      names.append((parts.dropFirst(depth) + [file.lastPathComponent]).joined(separator: "/"))
      guard names.count <= 2000 else {
        throw ServerError(
          .web, "\(folder) has more than 2000 files: it is not the folder of the pages")
      }
    }
    return names
  }

  private static func asset(_ bytes: [UInt8], _ name: String) -> Asset {
    let version = version(bytes)
    return Asset(
      answer: Answer(bytes, contentType: contentType(name), thoroughly: true),
      tag: "W/\"\(version)\"", version: version)
  }

  private static func version(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  private static func contentType(_ name: String) -> String {
    switch name.split(separator: ".").last?.lowercased() {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "json", "map": "application/json"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "woff2": "font/woff2"
    case "webmanifest": "application/manifest+json"
    default: "text/plain; charset=utf-8"
    }
  }
}
