internal import Lake

/// When a document is asked for at its origin, and when the raw archive answers.
public enum FetchPolicy: String, Sendable, CaseIterable {
  /// What is final comes from the archive; everything else is asked for, conditionally where the archive has it.
  case revalidate
  /// Everything is asked for, conditionally where the archive has it: provisional or final makes no difference.
  case refresh
  /// The archive alone: no connection is made, whatever the addresses are.
  case offline
}

/// From when on an origin's answer is taken to be its last word.
///
/// Feeds are completed, and results corrected by stewards and courts, in the days after a session; an answer given
/// later than that is not asked for again.
package enum Finality {
  /// Days after the start of a session.
  package static let days: Int64 = 14

  /// For a session that starts at `start`, microseconds since 1970; milliseconds since 1970.
  package static func session(start: Int64) -> Int64 { start / 1000 + days * 86_400_000 }

  /// For a document about a whole season: 1 February of the year after it.
  package static func season(_ season: Int) -> Int64 {
    // A year that has not four digits never ends.
    Timestamp.milliseconds("\(season + 1)-02-01T00:00:00.000Z") ?? .max
  }
}
