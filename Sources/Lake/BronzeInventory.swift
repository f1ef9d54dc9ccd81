internal import Dispatch
internal import Synchronization

/// The Parquet parts of bronze as they lie on the disk, with the hash of each one's content.
///
/// The hash is that of the manifest beside the part. Where there is none, or it is not that of this
/// part, the part itself is hashed: slower, never wrong.
public struct BronzeInventory: Sendable {
  /// One part of one table and session.
  public struct Part: Sendable, Equatable {
    /// The session that the folder names, as models write it: `2024-05-SQ`.
    public let session: String
    /// The event's name in the folder, which models give to their rows too.
    public let grandPrix: String
    /// The path below the bronze folder.
    public let path: String
    /// Size of the file.
    public let bytes: Int
    /// SHA-256 of the content in lower-case hexadecimal.
    public let sha256: String
    /// How many rows the manifest counts; nil where there is no manifest of this part.
    public let rows: Int?
    /// The decoder that made it: parts of one table and decoder version have the same columns. Nil where `rows` is.
    public let decoderVersion: Int?
  }

  /// The bronze folder.
  public let root: String
  /// The parts of each table that was asked for, sorted by path; a table without files has none.
  public let tables: [String: [Part]]

  /// Looks at the parts of `tables`; reads folders and manifests, side by side on all cores.
  ///
  /// - Throws: ``LakeError`` where the disk cannot be read.
  public static func read(_ root: String, tables: [String]) throws -> BronzeInventory {
    // A table's seasons are pieces of about equal size, and there are more of them than cores.
    let pieces = try tables.flatMap { table in
      try BronzeFolder(root: root, path: table).children("season").map { (table, $0) }
    }
    let found = Mutex([Result<[Part], any Error>?](repeating: nil, count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
      let parts = Result { try pieces[index].1.parts() }
      found.withLock { $0[index] = parts }
    }
    var all = Dictionary(uniqueKeysWithValues: Set(tables).map { ($0, [Part]()) })
    for (piece, result) in zip(pieces, found.withLock({ $0 })) {
      all[piece.0, default: []] += try result?.get() ?? []
    }
    return BronzeInventory(root: root, tables: all.mapValues { $0.sorted { $0.path < $1.path } })
  }

  /// Number, size and content of all parts, as it is published with a snapshot.
  public var fingerprint: BronzeFingerprint {
    // Paths begin with the table's name, and each table's are sorted.
    let parts = tables.sorted { $0.key < $1.key }.lazy.map(\.value).joined()
    guard !parts.isEmpty else { return .none }
    var digest = Digest.Stream()
    var lines: [UInt8] = []
    var (files, bytes) = (0, 0)
    for part in parts {
      lines += "\(part.path) \(part.sha256)\n".utf8
      (files, bytes) = (files + 1, bytes + part.bytes)
      if lines.count > 1 << 16 {
        lines.withUnsafeBytes { digest.update($0) }
        lines.removeAll(keepingCapacity: true)
      }
    }
    lines.withUnsafeBytes { digest.update($0) }
    return BronzeFingerprint(files: files, bytes: bytes, sha256: digest.hexadecimal)
  }
}

/// A folder between a bronze table and its parts.
struct BronzeFolder {
  let root: String
  /// Below the root.
  let path: String
  /// The values in the folder names so far: season, round, grand prix, session.
  var values: [String] = []

  private static let keys = ["season", "round", "grand_prix", "session"]

  /// The folders below that are named `key=…`.
  func children(_ key: String) throws -> [BronzeFolder] {
    try FileSystem.names(in: "\(root)/\(path)").compactMap { name in
      guard name.hasPrefix(key + "=") else { return nil }
      let value = String(name.utf8.dropFirst(key.utf8.count + 1)) ?? ""
      return BronzeFolder(root: root, path: "\(path)/\(name)", values: values + [value])
    }
  }

  /// All parts below.
  func parts() throws -> [BronzeInventory.Part] {
    guard values.count == Self.keys.count else {
      return try children(Self.keys[values.count]).flatMap { try $0.parts() }
    }
    let folder = try PartitionFolder("\(root)/\(path)")
    return try folder.parts.map { name, bytes in
      let known = folder.manifest.flatMap { $0.bytes == bytes ? $0 : nil }
      return BronzeInventory.Part(
        session: session, grandPrix: values[2], path: "\(path)/\(name)", bytes: Int(bytes),
        sha256: try known?.sha256 ?? Digest.hexadecimal(ofFile: "\(root)/\(path)/\(name)"),
        rows: known?.rows, decoderVersion: known?.decoderVersion)
    }
  }

  // As silver makes it of the same folder names.
  private var session: String {
    let round = values[1].count < 2 ? "0" + values[1] : values[1]
    return "\(values[0])-\(round)-\(values[3])"
  }
}
