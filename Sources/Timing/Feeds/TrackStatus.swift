/// One change of the track's state.
///
/// Codes: 1 clear, 2 yellow, 4 safety car, 5 red flag, 6 virtual safety car, 7 virtual safety car ending.
public struct TrackStatus: Sendable, Equatable {
  /// Session time, milliseconds.
  public let time: Int
  /// The code, one digit.
  public let status: String
  /// The same in words, for example `AllClear`.
  public let message: String

  /// All changes, in order.
  public static func decode(_ stream: FeedStream) -> [TrackStatus] {
    stream.records.compactMap { record in
      guard record.body.isObject else { return nil }
      return TrackStatus(
        time: record.time, status: record.body["Status"]?.string ?? "",
        message: record.body["Message"]?.string ?? "")
    }
  }
}
