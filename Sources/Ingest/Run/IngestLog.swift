public import Logging

/// What an ingest says, as lines of a log.
public struct IngestLog: Sendable {
  private let logger: Logger
  private let change: Logger.Level

  /// A log into `logger`.
  ///
  /// - Parameter change: the level of a session or round that is not as it was.
  public init(_ logger: Logger, change: Logger.Level = .info) {
    (self.logger, self.change) = (logger, change)
  }

  /// One line for each notice: a session that failed is an error, one that is not there yet is none.
  public func note(_ notice: IngestRun.Notice) {
    switch notice {
    case .planned(let plan, let jobs, _):
      logger.info(
        "planned",
        metadata: [
          "seasons": .array(plan.seasons.map { .stringConvertible($0) }),
          "sessions": .stringConvertible(plan.sessions.count), "jobs": .stringConvertible(jobs),
        ])
    case .started(let session):
      logger.debug("\(session.name): begun", metadata: session.metadata)
    case .finished(let report):
      var metadata = report.planned.metadata
      metadata.merge(report.outcome.metadata(report.duration)) { $1 }
      if let bytes = report.size?.bytes { metadata["bytes"] = .stringConvertible(bytes) }
      logger.log(level: level(report.outcome), "\(report.text())", metadata: metadata)
    case .history(let report):
      var metadata = report.outcome.metadata(report.duration)
      metadata["season"] = .stringConvertible(report.season)
      if let event = report.event { metadata["round"] = .stringConvertible(event.round) }
      logger.log(level: level(report.outcome), "\(report.text())", metadata: metadata)
    }
  }

  /// One line for a request that is made again.
  public func note(_ request: RepeatedRequest) {
    logger.info(
      "\(request.url) \(request.reason); asked again",
      metadata: [
        "url": .string(request.url), "reason": .string(request.reason),
        "attempt": .stringConvertible(request.attempt),
        "attempts": .stringConvertible(request.attempts),
      ])
  }

  private func level(_ outcome: SessionOutcome) -> Logger.Level {
    switch outcome {
    case .failed: .error
    case .written, .unavailable, .stopped: change
    case .unchanged: .info
    }
  }
}

extension PlannedSession {
  fileprivate var metadata: Logger.Metadata {
    [
      "season": .stringConvertible(event.season), "round": .stringConvertible(event.round),
      "session": .string(session.code.rawValue),
    ]
  }
}

extension SessionOutcome {
  fileprivate func metadata(_ duration: Duration) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "outcome": .string(name), "seconds": .stringConvertible(duration / .seconds(1)),
    ]
    switch self {
    case .written(let rows, let findings):
      metadata["rows"] = .stringConvertible(rows)
      metadata["findings"] = .stringConvertible(findings.count)
    case .unchanged(let rows): metadata["rows"] = .stringConvertible(rows)
    case .unavailable, .failed, .stopped: break
    }
    return metadata
  }
}
