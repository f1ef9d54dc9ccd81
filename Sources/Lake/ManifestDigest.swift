/// Size, hash, rows and decoder version of a part, from the manifest beside it.
///
/// A build looks at thousands of manifests and wants four of their values. So a manifest in the form
/// that ``LakeJSON`` writes is searched for them; any other goes through the JSON decoder.
struct ManifestDigest: Equatable {
  let bytes: Int64
  let sha256: String
  let rows: Int
  let decoderVersion: Int

  /// Nil where there is no manifest, or none that can be read.
  ///
  /// - Parameter folder: the open folder that has it.
  static func read(_ path: String, in folder: borrowing OpenFolder) throws(LakeError)
    -> ManifestDigest?
  {
    // The values come before the long list of sources.
    guard let start = try folder.contents(PartitionManifest.fileName, upTo: 1024) else {
      return nil
    }
    if let found = ManifestDigest(lakeJSON: start) { return found }
    guard let text = try FileSystem.contents("\(path)/\(PartitionManifest.fileName)") else {
      return nil
    }
    guard let manifest = try? LakeJSON.decode(PartitionManifest.self, from: text) else {
      return nil
    }
    return ManifestDigest(
      bytes: manifest.bytes, sha256: manifest.sha256, rows: manifest.rows,
      decoderVersion: manifest.decoderVersion)
  }

  init(bytes: Int64, sha256: String, rows: Int, decoderVersion: Int) {
    self.bytes = bytes
    self.sha256 = sha256
    self.rows = rows
    self.decoderVersion = decoderVersion
  }

  /// The values at the outermost level, which LakeJSON indents by two spaces; nil for another form.
  init?(lakeJSON text: [UInt8]) {
    guard let bytes = Self.number("bytes", in: text), let rows = Self.number("rows", in: text),
      let version = Self.number("decoder_version", in: text),
      let digits = Self.value("\"sha256\" : \"", in: text, while: Self.isHexadecimal),
      digits.count == 64
    else { return nil }
    self.init(
      bytes: Int64(bytes), sha256: String(decoding: digits, as: UTF8.self), rows: rows,
      decoderVersion: version)
  }

  private static func number(_ member: String, in text: [UInt8]) -> Int? {
    value("\"\(member)\" : ", in: text) { (0x30...0x39).contains($0) }
      .flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func value(
    _ member: String, in text: [UInt8], while isPart: (UInt8) -> Bool
  ) -> ArraySlice<UInt8>? {
    guard let start = start(of: Array("\n  \(member)".utf8), in: text) else { return nil }
    return text[start...].prefix(while: isPart)
  }

  private static func start(of mark: [UInt8], in text: [UInt8]) -> Int? {
    text.withUnsafeBufferPointer { text in
      mark.withUnsafeBufferPointer { mark in
        var index = 0
        while index + mark.count <= text.count {
          // Lines begin rarely: the first byte decides nearly always.
          if text[index] == mark[0], (1..<mark.count).allSatisfy({ text[index + $0] == mark[$0] }) {
            return index + mark.count
          }
          index += 1
        }
        return nil
      }
    }
  }
}
