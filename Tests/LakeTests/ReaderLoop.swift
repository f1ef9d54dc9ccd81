import Lake

/// Queries in a loop until a file appears, and what happened on the way.
struct ReaderLoop {
  struct Outcome: CustomStringConvertible {
    /// Answers in which the two tables did not agree, or that went back in time.
    var mixed = 0
    /// How many different snapshots were read.
    var seen = 0
    var last: Int64?
    var times: [Duration] = []

    /// All but one query in a hundred took less. A publication that made readers wait would show:
    /// more of them than that are the first of their snapshot.
    var usual: Duration { times.sorted()[times.count * 99 / 100] }

    var description: String {
      let longest = (times.max() ?? .zero) / .milliseconds(1)
      return """
        \(times.count) queries of \(seen) snapshots, 99 of 100 within \(usual / .milliseconds(1)) ms, \
        the longest \(longest) ms
        """
    }
  }

  private let warehouse: Warehouse
  private let end: String

  init(_ warehouse: Warehouse, until end: String) {
    self.warehouse = warehouse
    self.end = end
  }

  /// As a server does: one object that follows the pointer.
  func follow() async throws -> Outcome {
    let current = CurrentSnapshot(warehouse.store)
    let following = Task { try await current.follow(every: .milliseconds(5)) }
    defer { following.cancel() }
    return try await loop {
      // What was published before the end was told must be seen.
      if $0 { try await current.update() }
      return try await current.reader()
    }
  }

  /// As a command does: the current snapshot is opened for each query.
  func openEachTime() async throws -> Outcome {
    let opener = Opener()
    return try await loop { _ in try await opener.open(warehouse.store) }
  }

  /// The same queries on the snapshot of the beginning.
  func stayOnOne() async throws -> Outcome {
    let reader = try warehouse.store.openReader()
    return try await loop { _ in reader }
  }

  @concurrent private func loop(
    _ reader: @Sendable (_ isLast: Bool) async throws -> SnapshotReader
  ) async throws -> Outcome {
    let clock = ContinuousClock()
    var outcome = Outcome()
    var isLast = false
    while !isLast {
      isLast = Files.exists(end)
      let start = clock.now
      let value = try await Warehouse.value(try await reader(isLast))
      outcome.times.append(clock.now - start)
      if value == nil || value ?? 0 < outcome.last ?? 0 { outcome.mixed += 1 }
      if value != outcome.last { outcome.seen += 1 }
      outcome.last = value
      try await Task.sleep(for: .milliseconds(5))
    }
    return outcome
  }
}

/// Opens databases off the pool of threads that all tests share.
private actor Opener {
  private let executor = EngineExecutor(label: "tests.open")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func open(_ store: SnapshotStore) throws -> SnapshotReader { try store.openReader() }
}
