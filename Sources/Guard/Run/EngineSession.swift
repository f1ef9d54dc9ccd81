internal import DuckDB

/// One engine on one snapshot, locked down, on a thread of its own.
actor EngineSession {
  private let path: String
  private let bronze: String?
  private let limits: RunLimits
  private let executor = EngineThread(label: "f1lake.guarded")
  private var opened: (connection: Connection, name: String)?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(path: String, bronze: String?, limits: RunLimits) {
    self.path = path
    self.bronze = bronze
    self.limits = limits
  }

  /// Opens the snapshot and reads which tables it has.
  func open() throws -> GuardCatalog {
    let settings = EngineSettings.closed(
      memory: "\(limits.memoryMegabytes)MB", threads: limits.threads)
    let connection = try Database(path: path, access: .readOnly, settings: settings).connect()
    let catalog = try GuardCatalog(of: connection)
    let name = try connection.value("SELECT current_database()").text ?? ""
    let schemas = catalog.presentSchemas.joined(separator: ",")
    if !schemas.isEmpty { try connection.run("SET search_path = '\(schemas)'") }
    if let bronze {
      try connection.run("SET allowed_directories = ['\(bronze.replacing("'", with: "''"))']")
    }
    try connection.run(EngineSettings.lock(readsFiles: bronze != nil))
    opened = (connection, name)
    return catalog
  }

  /// Runs a query to its end or until `watch` stops it.
  func run(_ query: GuardedQuery, _ watch: QueryWatch) -> QueryWatch.Outcome {
    do {
      if opened == nil { _ = try open() }
      guard let (connection, _) = opened else { throw GuardRefusal(.unavailable, "No engine.") }
      watch.watch(connection.monitor)
      return .success(try AnswerReader(connection, limits, watch).answer(query))
    } catch let refusal as GuardRefusal {
      return .failure(refusal)
    } catch let error as DuckDBError {
      return .failure(refusal(error, watch))
    } catch {
      return .failure(GuardRefusal(.execution, "The query failed."))
    }
  }

  private func refusal(_ error: DuckDBError, _ watch: QueryWatch) -> GuardRefusal {
    if let stop = watch.stop { return stop }
    let name = opened?.name ?? ""
    // After such an error the engine refuses everything.
    if error.message.hasPrefix("INTERNAL") || error.message.hasPrefix("FATAL") { opened = nil }
    if error.operation == .open || error.operation == .connect {
      return GuardRefusal(.unavailable, "The snapshot cannot be opened: try again.")
    }
    if error.message.hasPrefix("Out of Memory") { return .stopped(.memory, limits) }
    let message = EngineMessage.cleaned(error.message, hiding: [path, name], linesBefore: 1)
    return GuardRefusal(error.operation == .prepare ? .binding : .execution, message)
  }
}

extension GuardRefusal {
  /// A query that was stopped from outside.
  static func stopped(_ reason: Reason, _ limits: RunLimits) -> GuardRefusal {
    switch reason {
    case .deadline:
      let seconds = limits.deadline / .seconds(1)
      return GuardRefusal(
        .deadline, "The query took longer than \(seconds) s: filter by season or session.")
    case .memory:
      return GuardRefusal(
        .memory,
        "The query needs more than \(limits.memoryMegabytes) MB: filter or group more narrowly.")
    default: return GuardRefusal(reason, "The query was cancelled.")
    }
  }
}
