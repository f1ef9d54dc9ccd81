internal import Foundation
internal import Ingest
internal import Lake
internal import Models
internal import Watch

extension WatchCommand {
  /// What a watch does, each step as the command of its name does it.
  ///
  /// The data root is opened for each step: a disk that was away and came back is another device.
  func steps() throws -> WatchSteps {
    let log = WatchLog(isJSON: build.running.json)
    let notice = try notices.notice { log.write($0) }
    return WatchSteps(
      calendar: { now in
        try await ingestRun(now).calendar().map(WatchedSession.init)
      },
      ingest: { now in
        try await ingest(.latest(history: history), now, log)
      },
      refresh: { sessions, now in
        let picked = sessions.map {
          PickedSession(season: $0.season, round: $0.round, code: $0.code)
        }
        return try await ingest(.only(picked, history: history), now, log)
      },
      publish: {
        try await publish()
      },
      notify: { event in
        log.write(event)
        await notice(event)
      },
      save: { state in try WatchFolder(root.open()).save(state) },
      log: { log.write($0) })
  }

  /// What is provisional is asked for, what is final never again.
  private func ingestRun(_ now: Date) throws -> IngestRun {
    IngestRun(try root.open(), origins.addresses, policy: .revalidate, jobs: jobs, now: now)
  }

  private func ingest(
    _ selection: IngestRun.Selection, _ now: Date, _ log: WatchLog
  ) async throws -> WatchIngest {
    var result = WatchIngest()
    _ = try await ingestRun(now).run(selection) { notice in
      switch notice {
      case .finished(let report):
        result.add(report)
        if !report.outcome.isUnchanged { log.write(report.text()) }
      case .history(let report):
        result.add(report)
        if !report.outcome.isUnchanged { log.write(report.text()) }
      case .planned, .started: break
      }
    }
    return result
  }

  private func publish() async throws -> WatchPublication {
    let data = try root.open()
    let output = BuildOutput(isJSON: false, isQuiet: true)
    let report = try await WarehouseVerification(
      try build.warehouse(in: data, root, output), root: data, isStrict: gates.strict
    ).run()
    let page = try gates.folder(in: data).write(report)
    if case .published(let snapshot, _) = report.outcome {
      return .published(snapshot: snapshot.name)
    }
    let gates = report.gates.filter { $0.status == .failed || $0.status == .warning }
    let reasons = gates.map { "\($0.gate): \($0.summary)" }.joined(separator: "; ")
    return .rejected("not published, see \(page): \(reasons)")
  }
}

extension SessionOutcome {
  fileprivate var isUnchanged: Bool { if case .unchanged = self { true } else { false } }
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
