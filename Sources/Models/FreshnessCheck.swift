internal import DuckDB
internal import Foundation
public import Lake

/// How old the newest data of a source is, and whether that is too old.
public struct SourceFreshness: Sendable {
  /// The verdict, in the words of dbt.
  public enum Status: String, Sendable {
    case pass, warn, error
    /// It could not be found out; ``SourceFreshness/problem`` says why.
    case unknown = "runtime error"
  }

  /// The source's table.
  public let source: Source
  /// Seconds since 1970 of the newest data; nil where there is none.
  public let newest: Double?
  /// Seconds since then.
  public let age: Double
  /// When that was found out, in seconds since 1970.
  public let checkedAt: Double
  /// The verdict.
  public let status: Status
  /// Why there is none.
  public let problem: String?

  /// Time that it took, in seconds.
  public let seconds: Double
}

/// Checks the freshness of a project's sources.
public actor FreshnessCheck {
  private let project: Project
  private let root: DataRoot
  private let executor = EngineExecutor(label: "f1lake.freshness")

  /// The actor's own thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// - Parameter root: its bronze manifests say when the files of a source were written.
  public init(_ project: Project, _ root: DataRoot) {
    self.project = project
    self.root = root
  }

  /// Checks all sources that have an age which counts.
  ///
  /// - Parameter now: seconds since 1970; nil means now.
  public func run(now: Double? = nil) throws -> [SourceFreshness] {
    let now = now ?? Date().timeIntervalSince1970
    let connection = try Database().connect()
    return project.sources.filter { $0.freshness?.isChecked == true }.map {
      check($0, now, connection)
    }
  }

  private func check(
    _ source: Source, _ now: Double, _ connection: Connection
  ) -> SourceFreshness {
    let clock = ContinuousClock()
    let start = clock.now
    var newest: Double?
    var problem: String?
    do {
      newest = try self.newest(source, connection)
      if newest == nil { problem = "there is no data" }
    } catch let error as DuckDBError {
      problem = SQLFault(error.message).error(in: source.file, line: source.line).message
    } catch { problem = "\(error)" }
    let age = newest.map { now - $0 } ?? 0
    return SourceFreshness(
      source: source, newest: newest, age: age, checkedAt: now,
      status: newest == nil ? .unknown : Self.status(age, source.freshness), problem: problem,
      seconds: (clock.now - start) / .seconds(1))
  }

  private static func status(_ age: Double, _ rule: Freshness?) -> SourceFreshness.Status {
    if let limit = rule?.errorAfter, age > Double(limit.seconds) { return .error }
    if let limit = rule?.warnAfter, age > Double(limit.seconds) { return .warn }
    return .pass
  }

  private func newest(_ source: Source, _ connection: Connection) throws -> Double? {
    guard let field = source.freshness?.loadedAtField else { return try writtenAt(source) }
    let condition = source.freshness?.filter.map { " WHERE \($0)" } ?? ""
    let value = try connection.value(
      "SELECT epoch_us(max(\(field))) FROM \(source.sql)\(condition)")
    return value.int.map { Double($0) / 1_000_000 }
  }

  // Bronze says in the manifest of each partition when it was written.
  private func writtenAt(_ source: Source) throws -> Double? {
    let store = root.partitions
    return try store.partitions(of: source.table.name).compactMap { partition -> Double? in
      guard case .complete(let manifest) = try store.state(of: partition) else { return nil }
      return manifest.writtenAt.timeIntervalSince1970
    }.max()
  }
}

extension [SourceFreshness] {
  /// One line a source, for people.
  public var text: String {
    if isEmpty { return "no source has a freshness to check" }
    let width = map { "\($0.source.group).\($0.source.table)".count }.max() ?? 0
    return map { result in
      let name = "\(result.source.group).\(result.source.table)"
      let space = String(repeating: " ", count: width - name.count)
      let detail = result.problem ?? "newest data is \(Self.words(result.age))"
      return "\(name)\(space)  \(result.status.rawValue)  \(detail)"
    }.joined(separator: "\n")
  }

  /// Whether a source is too old or could not be checked.
  public var hasErrors: Bool { contains { [.error, .unknown].contains($0.status) } }

  /// As dbt's sources.json has it (schema version 3).
  public func json(_ project: Project, moment: ArtifactMoment, seconds: Double) -> JSONValue {
    let names = NodeNames(project)
    return [
      "metadata": moment.metadata("sources/v3"), "results": .list(map { Self.json($0, names) }),
      "elapsed_time": .number(seconds),
    ]
  }

  private static func json(_ result: SourceFreshness, _ names: NodeNames) -> JSONValue {
    let id = names.source(result.source.group, result.source.table.name)
    guard let newest = result.newest else {
      return [
        "unique_id": .text(id), "error": JSONValue(result.problem), "status": "runtime error",
      ]
    }
    let time = { (seconds: Double) in
      JSONValue.text(ArtifactMoment.text(of: Date(timeIntervalSince1970: seconds)))
    }
    return [
      "unique_id": .text(id), "max_loaded_at": time(newest),
      "snapshotted_at": time(result.checkedAt),
      "max_loaded_at_time_ago_in_s": .number(result.age), "status": .text(result.status.rawValue),
      "criteria": SourceNode.criteria(result.source.freshness), "adapter_response": [:],
      "timing": [], "thread_id": "f1lake", "execution_time": .number(result.seconds),
    ]
  }

  private static func words(_ seconds: Double) -> String {
    let minutes = Int(seconds / 60)
    switch minutes {
    // Simulated seasons lie ahead.
    case ..<0: return "of a time to come"
    case ..<120: return "\(minutes) minutes old"
    case ..<2880: return "\(minutes / 60) hours old"
    default: return "\(minutes / 1440) days old"
    }
  }
}
