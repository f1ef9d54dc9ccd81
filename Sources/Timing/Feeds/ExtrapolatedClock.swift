/// The session's countdown. A screen counts on from the last value while ``isRunning``.
public struct ExtrapolatedClock: Sendable, Equatable {
  /// Session time, milliseconds.
  public let time: Int
  /// When the value held, microseconds since 1970-01-01 UTC.
  public let date: Int64?
  /// What was left of the session or of its part, milliseconds.
  public let remaining: Int?
  /// True while the clock runs; nil before it was sent.
  public let isRunning: Bool?

  /// The clock after every record. Only what changed is sent: whether it runs is carried on.
  public static func decode(
    _ stream: FeedStream, _ findings: inout [Finding]
  ) -> [ExtrapolatedClock] {
    var isRunning: Bool?
    return stream.records.compactMap { record in
      guard record.body.isObject else { return nil }
      isRunning = record.body["Extrapolating"]?.bool ?? isRunning
      let remaining = record.body["Remaining"]?.string.flatMap(Clock.milliseconds)
      if remaining == nil {
        findings.append(
          Finding(
            .warning, stream.feed, line: record.line, "the remaining time is no time",
            action: "stored null"))
      }
      return ExtrapolatedClock(
        time: record.time,
        date: record.body["Utc"]?.string.flatMap(Clock.microsecondsSince1970),
        remaining: remaining, isRunning: isRunning)
    }
  }
}
