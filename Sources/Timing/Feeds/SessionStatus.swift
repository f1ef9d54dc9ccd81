/// One change of the session's state: `Inactive`, `Started`, `Aborted` (red flag), `Finished`,
/// `Finalised`, `Ends`.
public struct SessionStatus: Sendable, Equatable {
  /// Session time, milliseconds.
  public let time: Int
  /// The state from then on.
  public let status: String

  /// All changes, in order. Records without a status are skipped, as FastF1 does.
  public static func decode(_ stream: FeedStream) -> [SessionStatus] {
    stream.records.compactMap { record in
      record.body["Status"]?.string.map { SessionStatus(time: record.time, status: $0) }
    }
  }
}

extension [SessionStatus] {
  /// Session time of the first start, milliseconds; nil where the session never started.
  var start: Int? { first { $0.status == "Started" }?.time }
}
