/// Parsed JSON text: a flat tape of nodes over the untouched bytes.
///
/// One pass finds the structure; strings and numbers are decoded only where they are read, which is
/// what makes large feeds cheap: most of a timing feed is never looked at. Several texts may share
/// one document (the records of a feed); each has its own root.
public final class JSONDocument: Sendable {
  enum Kind: UInt8 { case null, true_, false_, number, string, escapedString, array, object }

  // `start..<end` are byte offsets; `next` is the index behind this value and all it holds.
  struct Node {
    var kind: Kind
    var start: Int32
    var end: Int32
    var next: Int32
  }

  let bytes: [UInt8]
  let nodes: [Node]

  init(bytes: [UInt8], nodes: [Node]) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// Parses one text.
  ///
  /// - Throws: ``JSONError`` with the byte offset at which the text stops being JSON.
  public convenience init(_ bytes: [UInt8]) throws {
    var scanner = JSONScanner()
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try bytes.withUnsafeBufferPointer { _ = try scanner.scan($0, start..<$0.count) }
    self.init(bytes: bytes, nodes: scanner.nodes)
  }

  /// The only value, or the first of several.
  public var root: JSONValue { value(0) }

  func value(_ index: Int) -> JSONValue { JSONValue(document: self, index: index) }

  func text(_ node: Node) -> String {
    let slice = bytes[Int(node.start)..<Int(node.end)]
    return node.kind == .escapedString
      ? JSONEscapes.decode(slice) : String(decoding: slice, as: UTF8.self)
  }
}

/// Where and why a text is not JSON.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Bytes from the start of the text or feed.
  public let offset: Int
  /// What was expected there.
  public let reason: String

  /// For example `byte 17: a value was expected`.
  public var description: String { "byte \(offset): \(reason)" }
}
