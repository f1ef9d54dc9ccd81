/// Decodes a telemetry topic while it comes, part by part: at its last byte the work is nearly done.
///
/// It gives what ``DecodedTopic`` makes of the whole. Only records in perfect order are taken: with the first bad one it
/// gives up, since findings name lines of the whole topic.
package struct ArrivingTopic {
  private let feed: Feed
  private let announced: Int
  private let partSize: Int
  private var car: TelemetryDecoder<CarSample>?
  private var position: TelemetryDecoder<PositionSample>?
  /// What came and is not decoded yet, and where its last whole record ends.
  private var pending: [UInt8] = []
  private var wholeRecords = 0
  private var isFirst = true
  private var isBroken = false

  /// Nil for a topic that is no telemetry.
  ///
  /// - Parameters:
  ///   - announced: bytes of the whole topic as far as that is known, to make room for its readings; else 0.
  ///   - partSize: bytes that are worth beginning with.
  package init?(_ feed: Feed, announced: Int, partSize: Int = 256 << 10) {
    guard feed.isTelemetry else { return nil }
    self.feed = feed
    self.announced = announced
    self.partSize = partSize
    if feed == .carData { car = TelemetryDecoder() } else { position = TelemetryDecoder() }
  }

  /// Takes the bytes that come next.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard !isBroken else { return }
    let known = max(0, pending.count - 1)
    pending.append(contentsOf: bytes)
    let newline = pending[known...].lastIndex(of: UInt8(ascii: "\n"))
    // A record ends with CRLF; what ends otherwise waits for more.
    if let newline, newline > 0, pending[newline - 1] == UInt8(ascii: "\r") {
      wholeRecords = newline + 1
    }
    if wholeRecords >= partSize { decode() }
  }

  /// What the topic holds; nil where it has to be decoded as a whole.
  package consuming func finish() -> DecodedTopic? {
    if wholeRecords > 0 { decode() }
    guard !isBroken, !isFirst, pending.isEmpty else { return nil }
    if var decoder = car { return .car(.success(DecodedTelemetry(&decoder))) }
    if var decoder = position { return .position(.success(DecodedTelemetry(&decoder))) }
    return nil
  }

  private mutating func decode() {
    let rest = Array(pending[wholeRecords...])
    pending.removeLast(rest.count)
    wholeRecords = 0
    let part = pending
    pending = rest
    guard isFirst || !FeedStream.isMarked(part), let stream = try? FeedStream(feed, part),
      stream.findings.isEmpty
    else {
      isBroken = true
      return
    }
    let share = isFirst ? Double(part.count) / Double(max(announced, part.count)) : 1
    isFirst = false
    car?.add(stream, share: share)
    position?.add(stream, share: share)
  }
}
