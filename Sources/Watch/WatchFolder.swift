internal import Foundation
public import Lake

/// Where a watch keeps its lock and its state: two small files beside the snapshots.
public struct WatchFolder: Sendable {
  static let state = "watch.json"

  private let root: DataRoot

  /// The files of `root`.
  public init(_ root: DataRoot) { self.root = root }

  /// The right to watch the data root, for as long as the lock lives.
  ///
  /// - Throws: `LakeError` of kind `busy`, which says who has it.
  public func lock() throws -> FileLock {
    try root.checkWritable()
    let holder = try? load().holder
    let who = holder.map { " (process \($0.process) on \($0.host))" } ?? ""
    return try FileLock(root.warehouse + "/.watch.lock", work: "f1lake watch\(who)")
  }

  /// The state of the last process; a fresh one where there is none, or where it cannot be understood.
  ///
  /// - Throws: `LakeError` where the disk cannot be read.
  public func load() throws -> WatchState {
    guard let bytes = try FileSystem.contents("\(root.warehouse)/\(Self.state)") else {
      return WatchState()
    }
    return (try? LakeJSON.decode(WatchState.self, from: bytes)) ?? WatchState()
  }

  /// Writes the state, wholly or not at all.
  public func save(_ state: WatchState) throws {
    try root.write(LakeJSON.encode(state), to: Self.state, in: .warehouse)
  }
}

extension WatchFolder {
  /// Whether a watch runs, and its rounds, for people.
  public func statusText() throws -> String {
    let state = try load()
    let holder = state.holder.map { "process \($0.process) on \($0.host)" } ?? "nobody"
    let who: String
    do {
      _ = try lock()
      who = "no watch runs"
    } catch let error as LakeError where error.kind == .busy {
      who = "watched by \(holder)"
    }
    let time = { (date: Date?) in date?.formatted(.iso8601) ?? "never" }
    let problem = state.lastProblem.map { "\nlast problem: \($0)" } ?? ""
    return "\(who); last round: \(time(state.lastRound)), next: \(time(state.nextRound))\(problem)"
  }
}
