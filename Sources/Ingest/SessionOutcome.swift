internal import Lake
public import Timing

/// What became of one session.
public enum SessionOutcome: Sendable {
  /// Who has to act after a failure.
  public enum Failure: Sendable, Equatable {
    /// The data root: every further session would fail too.
    case dataRoot(exitCode: Int32)
    /// An origin or its data.
    case session

    init(_ error: any Error) {
      if let error = error as? LakeError {
        self = .dataRoot(exitCode: error.exitCode)
      } else {
        self = .session
      }
    }
  }

  /// Decoded and stored.
  case written(rows: Int, findings: [Finding])
  /// The origin still has the very bytes that bronze was made from.
  case unchanged(rows: Int)
  /// Not there, or not there yet.
  case unavailable(String)
  /// Nothing of it was stored; what was stored before is untouched.
  case failed(String, kind: Failure)
  /// The run was stopped before the session was done: not begun, or cancelled. A later run takes it
  /// up.
  case stopped

  /// True where bronze now holds the session.
  public var isStored: Bool {
    switch self {
    case .written, .unchanged: true
    case .unavailable, .failed, .stopped: false
    }
  }

  /// Findings of a session that was written, by severity.
  public var findingCounts: (error: Int, warning: Int, info: Int) {
    let counts = Dictionary(findings.map { ($0.severity, 1) }, uniquingKeysWith: +)
    return (counts[.error] ?? 0, counts[.warning] ?? 0, counts[.info] ?? 0)
  }
}
