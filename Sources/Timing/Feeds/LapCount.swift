/// The scheduled length of a race.
public enum LapCount {
  /// Scheduled laps, the last value sent; nil where none ever was (some archives start late).
  public static func total(_ stream: FeedStream) -> Int? {
    stream.records.last { $0.body["TotalLaps"]?.int != nil }?.body["TotalLaps"]?.int
  }
}
