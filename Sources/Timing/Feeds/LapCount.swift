/// The race's lap counter, as television shows it.
public struct LapCount: Sendable, Equatable {
  /// Session time, milliseconds.
  public let time: Int
  /// The leader's lap, from 1; nil before the first was sent.
  public let current: Int?
  /// Scheduled laps; nil before the first was sent (some archives start late).
  public let total: Int?

  /// The scheduled length of a race, the last value sent; nil where none ever was.
  public static func total(_ stream: FeedStream) -> Int? {
    decode(stream).last?.total
  }

  /// The counter after every change. Only what changed is sent: the other value is carried on.
  public static func decode(_ stream: FeedStream) -> [LapCount] {
    var current: Int?
    var total: Int?
    return stream.records.compactMap { record in
      let lap = record.body["CurrentLap"]?.int
      let laps = record.body["TotalLaps"]?.int
      guard lap != nil || laps != nil else { return nil }
      current = lap ?? current
      total = laps ?? total
      return LapCount(time: record.time, current: current, total: total)
    }
  }
}
