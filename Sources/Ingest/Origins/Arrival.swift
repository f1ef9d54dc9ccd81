internal import NIOCore
internal import Timing

/// Hands the bytes of a telemetry topic from who receives them to who decodes them meanwhile.
struct Arrival: Sendable {
  private enum Event {
    case begun(bytes: Int)
    case part(ByteBuffer)
  }

  private let feed: Feed
  private let events: AsyncStream<Event>
  private let sender: AsyncStream<Event>.Continuation

  /// Nil for a topic that is no telemetry: all others are small.
  init?(_ feed: Feed) {
    guard feed.isTelemetry else { return nil }
    self.feed = feed
    (events, sender) = AsyncStream.makeStream()
  }

  /// A body begins, and what came before it was of no use.
  ///
  /// - Parameter bytes: its length where the origin tells it, else 0.
  func begin(bytes: Int) { sender.yield(.begun(bytes: bytes)) }

  /// The next bytes of the body.
  func add(_ part: ByteBuffer) { sender.yield(.part(part)) }

  /// Nothing more comes.
  func end() { sender.finish() }

  /// What the last body holds, once all of it has come; nil where none came, and where it has to be decoded as a whole.
  func decoded() async -> DecodedTopic? {
    var topic: ArrivingTopic?
    for await event in events {
      switch event {
      case .begun(let bytes): topic = ArrivingTopic(feed, announced: bytes)
      case .part(let part): part.withUnsafeReadableBytes { topic?.add($0) }
      }
    }
    return topic?.finish()
  }
}
