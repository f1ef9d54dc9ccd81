internal import Timing

/// Tells a document from an error page and from one that was cut short, by its first and last bytes.
///
/// An origin behind a proxy may answer 200 with a page for people; a length that the header gives wrongly cuts the
/// end off. The whole is read by the decoders later, which refuse what this lets through.
enum BodyCheck {
  /// What is wrong with the body of `resource`; nil where nothing is.
  static func fault(_ bytes: [UInt8], of resource: Resource) -> String? {
    if bytes.isEmpty { return "answered with nothing" }
    return resource.path.hasSuffix(".jsonStream") ? stream(bytes) : document(bytes)
  }

  /// Records start with an offset of digits, behind a byte order mark, and each ends with CRLF.
  private static func stream(_ bytes: [UInt8]) -> String? {
    if FeedStream.isEmpty(bytes), bytes.last != 13 { return nil }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard start == bytes.count || isDigit(bytes[start]) else { return notData(bytes) }
    // Not suffix(2), which goes through all bytes where it is compared with an array.
    let isWhole = bytes.last == 10 && bytes.dropLast().last == 13
    return isWhole ? nil : "answered with a topic that is cut short"
  }

  private static func document(_ bytes: [UInt8]) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes[start...].first(where: { !isBlank($0) }) else { return notData(bytes) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return notData(bytes) }
    let last = bytes.last { !isBlank($0) }
    let end = first == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
    return last == end ? nil : "answered with JSON that is cut short"
  }

  private static func notData(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(40), as: UTF8.self)
    let visible = text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "·" : String($0) }
    return "answered with something else than data (it starts with '\(visible.joined())')"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
