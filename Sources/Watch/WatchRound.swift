public import Foundation
internal import Lake
public import Logging
internal import Observability

/// One round of a watch: when it began, and the id that all its work carries.
public struct WatchRound: Sendable {
  /// When it began, by the clock of the watch.
  public let now: Date
  /// The id of its run, in log, manifests, artifacts, reports and events.
  public let run = DataRoot.newRun()
  /// The log, whose lines carry the id.
  public let logger: Logger

  init(_ now: Date, _ logger: Logger) {
    self.now = now
    self.logger = logger.of(run: run)
  }
}
