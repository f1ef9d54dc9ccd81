internal import Foundation
internal import Lake
internal import Logging
internal import Synchronization

/// What is served now: follows the pointer to the current snapshot, and tells who listens.
package final class LakeFeed: Sendable {
  private struct State {
    var served: ServedSnapshot?
    var problem: String?
    var ingest: RunningIngest?
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var next = 0
    var changes = 0
  }

  private let current: CurrentSnapshot
  private let bronze: String?
  private let limits: ServerLimits
  private let ask: AskSettings
  private let logger: Logger
  private let disk = DiskReader()
  private let state = Mutex(State())

  init(
    _ store: SnapshotStore, bronze: String?, limits: ServerLimits, ask: AskSettings, logger: Logger
  ) {
    self.logger = logger
    current = CurrentSnapshot(store, bronze: bronze, memoryLimit: limits.memory)
    // The engine compares paths as they are without links.
    self.bronze = bronze.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
    self.limits = limits
    self.ask = ask
  }

  /// What is served, or nil in an empty lake.
  package var served: ServedSnapshot? { state.withLock { $0.served } }

  /// Why the newest snapshot is not what is served; nil while all is well.
  var problem: String? { state.withLock { $0.problem } }

  /// The ingest that runs on the data root, in whatever process; nil where none does.
  var ingest: RunningIngest? { state.withLock { $0.ingest } }

  /// How often the snapshot has changed, and how many listen.
  var figures: (changes: Int, listeners: Int) {
    state.withLock { ($0.changes, $0.listeners.count) }
  }

  /// What is served.
  ///
  /// - Throws: ``Problem`` in an empty lake.
  func require() throws -> ServedSnapshot {
    if let served { return served }
    guard problem == nil else {
      throw Problem(
        503, "The snapshot cannot be read", "the current snapshot cannot be opened",
        hint: "`f1lake status` and the server's standard error say why")
    }
    throw Problem.emptyLake
  }

  /// Looks at the pointer and for an ingest every `interval` until it is cancelled.
  package func follow(every interval: Duration = .milliseconds(200)) async throws {
    while true {
      try await update()
      try await Task.sleep(for: interval)
    }
  }

  /// Looks at the pointer once and moves on to what it names; looks for an ingest.
  package func update() async throws {
    if let bronze { show(await disk.ingest(bronze)) }
    do {
      try await current.update()
      let reader = try await current.reader()
      if reader.snapshot != served?.snapshot {
        let old = served
        let new = try await ServedSnapshot(reader, bronze: bronze, limits: limits, ask: ask)
        // What is wrong with it, questions will tell.
        if ask.isEager { _ = try? await new.desk.copilot() }
        show(new)
        await disk.close(old)
      }
      note(await current.problem.map { "\($0)" })
    } catch let error as SnapshotError {
      note(error.reason == .noSnapshot ? nil : "\(error)")
    } catch let error as Problem {
      note("the snapshot cannot be read: \(error.detail)")
    } catch  where !(error is CancellationError) {
      note("\(error)")
    }
  }

  private func note(_ problem: String?) {
    let former = state.withLock { state in
      defer { state.problem = problem }
      return state.problem
    }
    // It is met again five times a second.
    guard problem != former else { return }
    if let problem {
      logger.error("the current snapshot cannot be served: \(problem)")
    } else {
      logger.notice("the current snapshot can be served again")
    }
  }

  private func show(_ new: ServedSnapshot) {
    let listeners = state.withLock { state in
      state.served = new
      state.changes += 1
      return Array(state.listeners.values)
    }
    logger.info(
      "serving \(new.snapshot.name)", metadata: ["snapshot": .string(new.snapshot.name)])
    for listener in listeners { listener.yield() }
  }

  private func show(_ running: RunningIngest?) {
    let listeners: [AsyncStream<Void>.Continuation] = state.withLock { state in
      guard state.ingest != running else { return [] }
      state.ingest = running
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.yield() }
  }

  /// Something whenever the snapshot or the ingest is another one; nil where too many listen already.
  ///
  /// It does not say what: who listens compares, and so misses nothing however slow it is.
  func changes(most: Int = 200) -> AsyncStream<Void>? {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number: Int? = state.withLock { state in
      guard state.listeners.count < most else { return nil }
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    guard let number else { return nil }
    continuation.onTermination = { [weak self] _ in self?.forget(number) }
    return stream
  }

  private func forget(_ number: Int) {
    state.withLock { $0.listeners[number] = nil }
  }

  /// Ends all streams of changes, so that their connections close.
  func endStreams() {
    let listeners = state.withLock { Array($0.listeners.values) }
    for listener in listeners { listener.finish() }
  }
}
