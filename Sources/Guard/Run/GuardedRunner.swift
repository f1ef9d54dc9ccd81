/// Runs guarded queries on one snapshot: read-only, closed to files, settings and the network, with
/// memory, threads, time and size of the answer bounded.
///
/// A query is answered by its deadline and 100 ms at the latest. An engine that does not stop is
/// given up and another takes its place; ``stuckEngines`` tells how many still run.
public actor GuardedRunner {
  /// The tables of the snapshot.
  public nonisolated let catalog: GuardCatalog
  private let path: String
  private let bronze: String?
  private let limits: RunLimits
  private let memory = ProcessMemory()
  private let watches = WatchThread()
  private var idle: [EngineSession]
  private var waiting: [(id: Int, continuation: CheckedContinuation<EngineSession?, Never>)] = []
  private var lastID = 0
  // Engines that take no one's place until a stuck one stops.
  private var owed = 0

  /// Engines that were given up and have not stopped yet; a caller may start its process anew.
  public private(set) var stuckEngines = 0

  /// Opens a snapshot.
  ///
  /// - Parameters:
  ///   - path: the database file; the caller keeps it from being removed.
  ///   - bronze: the folder, without links in its path, that views over bronze read.
  /// - Throws: where the file is gone or no database.
  public static func open(
    path: String, bronze: String? = nil, limits: RunLimits = RunLimits()
  ) async throws -> GuardedRunner {
    let first = EngineSession(path: path, bronze: bronze, limits: limits)
    let catalog = try await first.open()
    return GuardedRunner(path, bronze, limits, catalog, first)
  }

  private init(
    _ path: String, _ bronze: String?, _ limits: RunLimits, _ catalog: GuardCatalog,
    _ first: EngineSession
  ) {
    self.path = path
    self.bronze = bronze
    self.limits = limits
    self.catalog = catalog
    idle = [first]
    while idle.count < limits.engines {
      idle.insert(EngineSession(path: path, bronze: bronze, limits: limits), at: 0)
    }
  }

  /// Runs a query and gives its rows.
  ///
  /// Cancelling the task interrupts the query.
  ///
  /// - Parameter deadline: that of the limits where it is nil.
  /// - Throws: what the engine found wrong, or which bound it broke.
  public func run(
    _ query: GuardedQuery, deadline: Duration? = nil
  ) async throws(GuardRefusal) -> GuardedAnswer {
    var limits = limits
    limits.deadline = deadline ?? limits.deadline
    let end = ContinuousClock.now + limits.deadline
    guard let session = await engine(until: end) else {
      throw withoutEngine()
    }
    let watch = QueryWatch(deadline: end, limits: limits, memory: memory)
    if Task.isCancelled { watch.stop(.cancelled) }
    let ending = await withTaskCancellationHandler {
      await watch.wait(
        on: watches, for: { await session.run(query, $0) },
        late: { await self.stuckEngineStopped() })
    } onCancel: {
      watch.stop(.cancelled)
    }
    switch ending {
    case .finished(let outcome):
      giveBack(session)
      return try outcome.get()
    case .abandoned(let reason):
      stuckEngines += 1
      owed += 1
      replaceEngines()
      throw .stopped(reason, limits)
    }
  }

  private func stuckEngineStopped() {
    stuckEngines -= 1
    replaceEngines()
  }

  // Those that are stuck and not owed have been replaced.
  private func replaceEngines() {
    while owed > 0, stuckEngines - owed < limits.maxStuck {
      owed -= 1
      giveBack(EngineSession(path: path, bronze: bronze, limits: limits))
    }
  }

  private func withoutEngine() -> GuardRefusal {
    if Task.isCancelled { return .stopped(.cancelled, limits) }
    return owed > 0
      ? GuardRefusal(.unavailable, "Earlier queries do not stop: start the service anew.")
      : GuardRefusal(.busy, "Too many queries run already: try again.")
  }

  private func giveBack(_ session: EngineSession) {
    guard !waiting.isEmpty else { return idle.append(session) }
    waiting.removeFirst().continuation.resume(returning: session)
  }

  // The last one used comes first: its caches are warm.
  private func engine(until end: ContinuousClock.Instant) async -> EngineSession? {
    if let session = idle.popLast() { return session }
    guard waiting.count < limits.maxWaiting, !Task.isCancelled else { return nil }
    lastID += 1
    let id = lastID
    let timer = Task {
      try await Task.sleep(until: end, clock: .continuous)
      self.dismiss(id)
    }
    defer { timer.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiting.append((id, $0)) }
    } onCancel: {
      Task { await self.dismiss(id) }
    }
  }

  private func dismiss(_ id: Int) {
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: index).continuation.resume(returning: nil)
  }
}
