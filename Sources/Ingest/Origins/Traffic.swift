public import Foundation
internal import Synchronization

/// What went over the network so far, for a line of progress; a snapshot that may be taken at any time.
public struct Traffic: Sendable, Equatable {
  /// The figures of one origin.
  public struct Figures: Sendable, Equatable {
    /// Requests that were sent, repeated and conditional ones included.
    public internal(set) var requests = 0
    /// Bytes of bodies, inflated.
    public internal(set) var bytes: Int64 = 0
    /// Documents that the origin confirmed without sending them again.
    public internal(set) var unchanged = 0
    /// Requests that failed and were repeated or given up.
    public internal(set) var failures = 0
    /// Requests that all processes on the data root may still make in the longest window of the limit (one hour at
    /// Jolpica), as of the last request; nil before it.
    public internal(set) var requestsLeft: Int?
    /// The end of the wait that is going on; nil while nobody waits.
    public internal(set) var waitingUntil: Date?
    /// What the wait is for, for example `answered 429`.
    public internal(set) var waitingFor: String?
  }

  /// The figures of the origins that were asked.
  public internal(set) var origins: [Origin: Figures] = [:]

  /// Requests to all origins.
  public var requests: Int { origins.values.reduce(0) { $0 + $1.requests } }
  /// Bytes from all origins.
  public var bytes: Int64 { origins.values.reduce(0) { $0 + $1.bytes } }

  /// Seconds until an origin may be asked again; 0 while nobody waits for it.
  public func secondsToWait(_ origin: Origin, now: Date = Date()) -> Double {
    max(0, origins[origin]?.waitingUntil?.timeIntervalSince(now) ?? 0)
  }
}

/// Counts while requests run.
final class TrafficMeter: Sendable {
  private let traffic = Mutex(Traffic())

  var snapshot: Traffic { traffic.withLock { $0 } }

  func note(_ origin: Origin, _ change: (inout Traffic.Figures) -> Void) {
    traffic.withLock { change(&$0.origins[origin, default: .init()]) }
  }
}
