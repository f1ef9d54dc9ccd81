internal import Crypto
public import Foundation

/// A file that something was made from, by content.
public struct SourceFile: Codable, Hashable, Sendable {
  /// Path or address as the maker names it, for example relative to the cache folder.
  public let path: String
  /// SHA-256 in lower-case hexadecimal.
  public let sha256: String
  /// Size of the content.
  public let bytes: Int64

  /// A source whose digest is known already.
  public init(path: String, sha256: String, bytes: Int64) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// A source whose content is in memory.
  public init(path: String, content: some ContiguousBytes) {
    let (digest, count) = content.withUnsafeBytes { buffer in
      (Digest.hexadecimal(buffer), buffer.count)
    }
    self.init(path: path, sha256: digest, bytes: Int64(count))
  }
}

/// SHA-256 of memory and of files, in lower-case hexadecimal.
package enum Digest {
  /// Of a text's UTF-8.
  package static func hexadecimal(ofText text: String) -> String {
    Array(text.utf8).withUnsafeBytes { hexadecimal($0) }
  }

  static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return text(hash.finalize())
  }

  /// Reads the file in blocks, so that its size does not matter.
  package static func hexadecimal(ofFile path: String) throws -> String {
    let file = try OpenFile(reading: path)
    var hash = SHA256()
    var block = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = try block.withUnsafeMutableBytes { buffer in
        let count = try file.read(into: buffer)
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
      }
      if count == 0 { return text(hash.finalize()) }
    }
  }

  /// The digest of bytes that come piece by piece.
  struct Stream {
    private var hash = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    var hexadecimal: String { Digest.text(hash.finalize()) }
  }

  private static func text(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
