import Testing
import Timing

/// Bytes of a topic as the archive writes it.
func topic(_ records: String...) -> [UInt8] {
  [0xEF, 0xBB, 0xBF] + records.joined(separator: "\r\n").utf8 + [0x0D, 0x0A]
}

struct FeedStreamTests {
  @Test func `records carry their line and session time`() throws {
    let stream = try FeedStream(
      .trackStatus, topic(#"00:00:01.500{"Status":"1"}"#, #"01:00:00.000{"Status":"2"}"#))
    #expect(stream.records.map(\.line) == [1, 2])
    #expect(stream.records.map(\.time) == [1500, 3_600_000])
    #expect(stream.findings.isEmpty)
  }

  @Test(arguments: [
    #"00:00:02.000{"Status":}"#, #"garbage"#, #"xx:00:02.000{"Status":"4"}"#, #"00:00:02.000"#,
  ])
  func `a bad record is left out with a finding that names its line`(record: String) throws {
    let bytes = topic(#"00:00:01.000{"Status":"1"}"#, record, #"00:00:03.000{"Status":"2"}"#)
    let stream = try FeedStream(.trackStatus, bytes)
    #expect(stream.records.map(\.line) == [1, 3])
    #expect(stream.findings.map(\.line) == [2])
  }

  /// A byte order mark alone, and with blank records behind it.
  static let blanks = ["", "\r\n", "\r\n\r\n"].map { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }

  @Test(arguments: [[]] + blanks)
  func `a topic that laps need is never empty`(bytes: [UInt8]) throws {
    let error = try #require(throws: FeedError.self) { _ = try FeedStream(.timingData, bytes) }
    #expect(error.description == "TimingData.jsonStream is empty")
  }

  @Test(arguments: [Feed.carData, .position, .teamRadio, .weatherData, .lapCount], blanks)
  func `a byte order mark alone is a topic without records`(feed: Feed, bytes: [UInt8]) throws {
    let stream = try FeedStream(feed, bytes)
    #expect(stream.records.isEmpty)
    #expect(stream.findings.map(\.message) == ["the topic has no records"])
  }

  @Test(arguments: [[], [0xEF, 0xBB], [0xEF, 0xBB, 0xBF, 0x0D], [0x0D, 0x0A]] as [[UInt8]])
  func `what has not even a byte order mark, or half a record, is an error`(bytes: [UInt8]) {
    #expect(throws: FeedError.self) { _ = try FeedStream(.carData, bytes) }
  }

  @Test func `a topic cut anywhere is an error, never silently shorter`() throws {
    let whole = topic(#"00:00:01.000{"Status":"1"}"#, #"00:00:03.000{"Status":"2"}"#)
    for length in 3..<whole.count {
      let cut = Array(whole[..<length])
      // A cut just behind a record cannot be seen; every other one must be.
      if cut.suffix(2) == [0x0D, 0x0A] { continue }
      #expect(throws: FeedError.self) { _ = try FeedStream(.trackStatus, cut) }
    }
  }

  @Test func `a topic without one readable record is an error`() throws {
    let page = "<html>\r\n<body>Service unavailable</body>\r\n</html>\r\n"
    #expect(throws: FeedError.self) { _ = try FeedStream(.weatherData, Array(page.utf8)) }
  }
}
