/// Parsed JSON text: a flat tape of nodes over the untouched bytes.
///
/// One pass finds the structure; strings and numbers are decoded only where they are read, which is
/// what makes large feeds cheap: most of a timing feed is never looked at. Several texts may share
/// one document (the records of a feed); each has its own root.
public final class JSONDocument: Sendable {
  enum Kind: UInt8 { case null, true_, false_, number, string, escapedString, array, object }

  /// A value in eight bytes: a race has a million of them at once.
  struct Node {
    /// What fits into a node: no text may be longer.
    static let maximumExtent = 1 << 29 - 1

    private let offset: UInt32
    private let packed: UInt32

    /// - Parameters:
    ///   - start: byte offset of the value, behind the quote for a string.
    ///   - extent: nodes inside for an array or object, else bytes.
    init(_ kind: Kind, start: Int, extent: Int) {
      offset = UInt32(truncatingIfNeeded: start)
      packed = UInt32(truncatingIfNeeded: extent) << 3 | UInt32(kind.rawValue)
    }

    var kind: Kind { Kind(rawValue: UInt8(packed & 7)) ?? .null }
    var start: Int { Int(offset) }
    /// Behind the last byte of a value that is no array or object.
    var end: Int { start + extent }
    /// How many nodes lie within it.
    var nodesInside: Int { kind == .array || kind == .object ? extent : 0 }
    private var extent: Int { Int(packed >> 3) }
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

  /// The index behind a value and all it holds.
  func next(after index: Int) -> Int { index + 1 + nodes[index].nodesInside }

  func text(_ node: Node) -> String {
    let slice = bytes[node.start..<node.end]
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
