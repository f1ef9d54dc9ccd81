/// The archive's own summary of a session: changes of state with their time of day.
///
/// Lists come first, objects keyed by index later; both are merged here.
public struct SessionData: Sendable, Equatable {
  /// One entry of `StatusSeries`.
  public struct Change: Sendable, Equatable {
    /// Microseconds since 1970-01-01 UTC.
    public let date: Int64
    /// The new state of the session, if it changed.
    public let sessionStatus: String?
    /// The new state of the track in words, if it changed.
    public let trackStatus: String?
  }

  /// All changes by index.
  public let changes: [Change]

  /// Merges all records.
  public init(_ stream: FeedStream) {
    var merged: [Int: Change] = [:]
    for record in stream.records {
      for (name, entry) in record.body["StatusSeries"]?.keyed ?? [] {
        guard let index = Int(name),
          let date = entry["Utc"]?.string.flatMap(Clock.microsecondsSince1970)
        else { continue }
        merged[index] = Change(
          date: date, sessionStatus: entry["SessionStatus"]?.string,
          trackStatus: entry["TrackStatus"]?.string)
      }
    }
    changes = merged.sorted { $0.key < $1.key }.map(\.value)
  }

  /// When the session really started, microseconds since 1970-01-01 UTC.
  public var started: Int64? { changes.first { $0.sessionStatus == "Started" }?.date }
}
