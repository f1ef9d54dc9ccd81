import TestSupport
import Testing
import Timing

/// Telemetry that is decoded while it comes is what it would be if it had come at once.
struct ArrivingTopicTests {
  /// A topic that comes in pieces of random length.
  private static func arrive(
    _ feed: Feed, _ bytes: [UInt8], partSize: Int, using random: inout SeededRandom
  ) -> DecodedTopic? {
    var topic = ArrivingTopic(feed, announced: bytes.count, partSize: partSize)
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...4 * partSize, using: &random))
      piece.withUnsafeBytes { topic?.add($0) }
      rest = rest.dropFirst(piece.count)
    }
    return topic?.finish()
  }

  private static let messages = (0..<40).map {
    TelemetryFixture.car(60_000 + $0 * 250, #""0":\#(9000 + $0),"2":200,"3":7,"4":99,"5":0,"45":8"#)
  }

  @Test(arguments: [1, 20, 150, 1000, 100_000])
  func `pieces give the readings of the whole`(partSize: Int) async throws {
    let bytes = TelemetryFixture.packed(Self.messages)
    var random = SeededRandom(state: UInt64(partSize))
    let topic = Self.arrive(.carData, bytes, partSize: partSize, using: &random)
    var sources = SessionSources()
    sources.add(try #require(topic))
    sources.feeds[.carData] = bytes
    let tables = try await TelemetryFixture().decode(sources)
    #expect(tables.carData?.car("44")?.map(\.rpm) == (9000..<9040).map { Int32($0) })
    #expect(tables.streamStart == 1_678_028_400_000_000)
  }

  @Test(arguments: [
    // Cut short, a line that is no record, a byte order mark amid records, a topic of nothing.
    Array(TelemetryFixture.packed(messages).dropLast()),
    TelemetryFixture.packed(messages) + Array("no record\r\n".utf8),
    TelemetryFixture.packed(messages) + TelemetryFixture.packed(messages),
    [0xEF, 0xBB, 0xBF, 13, 10], [],
  ])
  func `what is not in perfect order has to be decoded as a whole`(bytes: [UInt8]) {
    var random = SeededRandom(state: 1)
    let topic = Self.arrive(.carData, bytes, partSize: 200, using: &random)
    #expect(topic.map(\.feed) == nil)
  }

  @Test(.enabled(if: Package.recorded != nil, "no recorded data: set F1_RECORDED_DATA"))
  func `damaged recordings give the same in pieces, or have to be decoded as a whole`() async throws
  {
    let sessions = try RecordedTopics.sessions(of: try #require(Package.recorded))
    var compared = 0
    for input in 0..<100 {
      var random = SeededRandom(state: UInt64(input))
      let session = sessions[input % min(5, sessions.count)]
      let whole = TopicMutation.sources(session, using: &random)
      var pieces = whole
      for feed in [Feed.carData, .position] {
        guard let bytes = whole.feeds[feed],
          let topic = Self.arrive(feed, bytes, partSize: 5000, using: &random)
        else { continue }
        pieces.add(topic)
        compared += 1
      }
      guard let expected = try? await SessionDecoder.decode(.race, whole) else { continue }
      let found = try await SessionDecoder.decode(.race, pieces)
      #expect(found.findings == expected.findings, "input \(input)")
      #expect(found.streamStart == expected.streamStart, "input \(input)")
      #expect(found.carData?.cars.map(\.samples) == expected.carData?.cars.map(\.samples))
      #expect(found.positionData?.cars.map(\.samples) == expected.positionData?.cars.map(\.samples))
    }
    #expect(compared > 25)
  }
}
