internal import Foundation
internal import Ingest
internal import Lake
internal import Logging
internal import Models
internal import Observability
internal import Watch

extension WatchCommand {
  /// What a watch does, each step as the command of its name does it.
  ///
  /// The data root is opened for each step: a disk that was away and came back is another device.
  func steps(_ log: CommandLog) throws -> WatchSteps {
    let events = WatchOutput(isJSON: build.running.json)
    let notice = try notices.notice(log.logger)
    return WatchSteps(
      calendar: { round in
        try await ingestRun(round).calendar().map(WatchedSession.init)
      },
      ingest: { round in
        try await ingest(.latest(history: history), round)
      },
      refresh: { sessions, round in
        let picked = sessions.map {
          PickedSession(season: $0.season, round: $0.round, code: $0.code)
        }
        return try await ingest(.only(picked, history: history), round)
      },
      publish: { round in
        try await publish(round, log)
      },
      notify: { event in
        events.write(event)
        await notice(event)
      },
      save: { state in try WatchFolder(root.open()).save(state) },
      logger: log.logger)
  }

  /// What is provisional is asked for, what is final never again.
  private func ingestRun(_ round: WatchRound) throws -> IngestRun {
    var run = IngestRun(
      try root.open(run: round.run), origins.addresses, policy: .revalidate, jobs: jobs,
      now: round.now)
    let lines = IngestLog(round.logger)
    run.onRepeat = { lines.note($0) }
    return run
  }

  private func ingest(
    _ selection: IngestRun.Selection, _ round: WatchRound
  ) async throws -> WatchIngest {
    let data = try root.open(run: round.run)
    let clock = ContinuousClock()
    let start = clock.now
    let lines = IngestLog(round.logger, change: .notice)
    var result = WatchIngest()
    var rounds: [HistoryIngest.Report] = []
    var traffic: (@Sendable () -> Traffic)?
    let metrics = RunMetrics(.ingest, command: "watch", data, round.logger)
    _ = try await metrics.recording {
      let reports = try await ingestRun(round).run(selection) { notice in
        lines.note(notice)
        switch notice {
        case .planned(_, _, let meter): traffic = meter
        case .started: break
        case .finished(let report): result.add(report)
        case .history(let report):
          result.add(report)
          rounds.append(report)
        }
      }
      return IngestSummary(reports, history: rounds, duration: clock.now - start)
    } figures: {
      $0.figures(traffic?())
    }
    return result
  }

  private func publish(_ round: WatchRound, _ log: CommandLog) async throws -> WatchPublication {
    let data = try root.open(run: round.run)
    let output = BuildOutput(isJSON: false, isQuiet: true, log.of(run: round.run))
    let verification = WarehouseVerification(
      try build.warehouse(in: data, root, output), root: data, isStrict: gates.strict)
    let metrics = RunMetrics(.build, command: "watch", data, round.logger)
    let report = try await metrics.recording {
      try await verification.run()
    } figures: {
      $0.figures
    }
    output.end(report)
    let page = try gates.folder(in: data).write(report)
    if case .published(let snapshot, _) = report.outcome {
      return .published(snapshot: snapshot.name)
    }
    let gates = report.gates.filter { $0.status == .failed || $0.status == .warning }
    let reasons = gates.map { "\($0.gate): \($0.summary)" }.joined(separator: "; ")
    return .rejected("not published, see \(page): \(reasons)")
  }
}

extension WatchedSession {
  fileprivate init(_ session: CalendarSession) {
    let event = session.planned.event
    self.init(
      season: event.season, round: event.round, event: event.name,
      code: session.planned.session.code.rawValue, end: session.end, isStored: session.isStored)
  }
}

extension WatchIngest {
  fileprivate mutating func add(_ report: IngestRun.Report) {
    let (event, code) = (report.planned.event, report.planned.session.code.rawValue)
    let key = WatchedSession.key(season: event.season, round: event.round, code: code)
    switch report.outcome {
    case .written:
      written.insert(key)
      let found = report.outcome.findingCounts
      findings.error += found.error
      findings.warning += found.warning
      findings.info += found.info
    case .unchanged: unchanged.insert(key)
    case .unavailable: unavailable.insert(key)
    case .failed: problems.append(report.text())
    case .stopped: break
    }
  }

  fileprivate mutating func add(_ report: HistoryIngest.Report) {
    switch report.outcome {
    case .written: hasNewHistory = true
    case .failed: problems.append(report.text())
    case .unchanged, .unavailable, .stopped: break
    }
  }
}
