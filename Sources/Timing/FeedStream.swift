/// A topic of the archive cut into its records.
///
/// Format: UTF-8 with a byte order mark, records ending in CRLF, each a 12-character offset
/// `HH:MM:SS.mmm` from the start of the stream glued to one JSON text.
public struct FeedStream {
  /// One record.
  public struct Record {
    /// Its line, counted from 1.
    public let line: Int
    /// Milliseconds since the start of the stream: FastF1's session time.
    public let time: Int
    /// The patch.
    public let body: JSONValue
  }

  /// The topic.
  public let feed: Feed
  /// The records that could be read, in order.
  public let records: [Record]
  /// Records that could not be read and were left out.
  public let findings: [Finding]

  private static let offsetLength = 12
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// True for a byte order mark with nothing or blank records behind it: what the archive has of a topic that said
  /// nothing.
  public static func isEmpty(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: mark) && bytes.dropFirst(mark.count).allSatisfy { $0 == 13 || $0 == 10 }
  }

  /// Cuts and parses `bytes`.
  ///
  /// - Throws: ``FeedError`` where the topic as a whole cannot be trusted: it is empty, it ends in the
  ///   middle of a record, or no record of it can be read. A bad record amid good ones is a finding, and so is a
  ///   byte order mark alone in a topic that a session can do without.
  public init(_ feed: Feed, _ bytes: [UInt8]) throws(FeedError) {
    self.feed = feed
    let lines = try Self.lines(bytes, feed)
    if Self.isEmpty(bytes) {
      guard feed.mayBeEmpty else { throw FeedError(feed, .empty) }
      records = []
      let action = "treated it as missing"
      findings = [Finding(.warning, feed, "the topic has no records", action: action)]
      return
    }
    // The feeds with the most values have one in nine bytes; growing would hold the tape twice.
    var scanner = JSONScanner(capacity: bytes.count / 8)
    var found: [Finding] = []
    var roots: [(line: Int, time: Int, index: Int)] = []
    bytes.withUnsafeBufferPointer { text in
      for (offset, range) in lines.enumerated() where !range.isEmpty {
        do throws(JSONError) {
          let time = try Self.time(text, range)
          let body = range.lowerBound + Self.offsetLength..<range.upperBound
          roots.append((offset + 1, time, try scanner.scan(text, body)))
        } catch {
          let reason = "the record is not valid (\(error.reason))"
          found.append(Finding(.warning, feed, line: offset + 1, reason, action: "left it out"))
        }
      }
    }
    guard !roots.isEmpty else { throw FeedError(feed, .unreadable) }
    let document = JSONDocument(bytes: bytes, nodes: scanner.nodes)
    records = roots.map { Record(line: $0.line, time: $0.time, body: document.value($0.index)) }
    findings = found
  }

  private static func lines(_ bytes: [UInt8], _ feed: Feed) throws(FeedError) -> [Range<Int>] {
    guard !bytes.isEmpty else { throw FeedError(feed, .empty) }
    var start = bytes.starts(with: mark) ? mark.count : 0
    var lines: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { text in
      var at = start
      while let newline = text.firstIndex(of: UInt8(ascii: "\n"), from: at) {
        at = newline + 1
        guard newline > start, text[newline - 1] == UInt8(ascii: "\r") else { continue }
        lines.append(start..<newline - 1)
        start = at
      }
    }
    guard start == bytes.count else { throw FeedError(feed, .truncated(line: lines.count + 1)) }
    return lines
  }

  private static func time(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) throws(JSONError) -> Int {
    let end = range.lowerBound + offsetLength
    guard end <= range.upperBound,
      let time = Clock.offset(UnsafeBufferPointer(rebasing: text[range.lowerBound..<end]))
    else { throw JSONError(offset: range.lowerBound, reason: "it has no offset HH:MM:SS.mmm") }
    return time
  }
}

/// Why a whole topic cannot be used.
public struct FeedError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of damage.
  public enum Reason: Equatable, Sendable {
    case empty
    case truncated(line: Int)
    case unreadable
    case missing(String)
  }

  /// The topic.
  public let feed: Feed
  /// What is wrong with it.
  public let reason: Reason

  init(_ feed: Feed, _ reason: Reason) {
    self.feed = feed
    self.reason = reason
  }

  /// One sentence that names the file.
  public var description: String {
    switch reason {
    case .empty: "\(feed.fileName) is empty"
    case .truncated(let line): "\(feed.fileName) ends inside record \(line): the file is truncated"
    case .unreadable: "\(feed.fileName) holds no readable record"
    case .missing(let name): "\(feed.fileName) has no \(name)"
    }
  }
}
