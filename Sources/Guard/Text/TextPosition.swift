/// A place in the text of a statement.
public struct TextPosition: Equatable, Sendable {
  /// Counted from 1.
  public let line: Int
  /// In characters, counted from 1.
  public let column: Int
  /// In bytes of UTF-8, counted from 0.
  public let offset: Int

  init(offset: Int, in text: String) {
    let bytes = text.utf8.prefix(max(0, offset))
    self.offset = bytes.count
    line = bytes.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes.index(after: $0) }
    column = String(decoding: bytes[(start ?? bytes.startIndex)...], as: UTF8.self).count + 1
  }
}
