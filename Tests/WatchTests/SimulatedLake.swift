import Foundation
import Lake
import Logging
import Synchronization
import TestSupport
import Watch

/// A season with its origin, and a lake, in which time passes only where the watch sleeps.
///
/// It breaks at random: the origin fails, archives come late, results change, the gates refuse, the process dies.
final class SimulatedLake: Sendable {
  struct Died: Error {}
  struct Broken: Error {}

  struct Session {
    let round: Int, code: String
    var end: Date
    /// From when on the origin has it.
    var archived: Date
    /// When its results are corrected.
    var corrections: [Date]
    /// The date that the calendar names from the time of the announcement on.
    var postponed: (announced: Date, by: TimeInterval)?

    var key: String { "2031 R\(round < 10 ? "0" : "")\(round) \(code)" }

    func end(at now: Date) -> Date {
      postponed.map { now >= $0.announced ? end + $0.by : end } ?? end
    }

    /// How often the results had changed by then.
    func version(at now: Date) -> Int { corrections.count { $0 <= now } }
  }

  struct World {
    var now: Date
    var random: SeededRandom
    /// Versions of results in bronze, and in the published snapshot.
    var stored: [String: Int] = [:] {
      didSet { behindSince = behindSince ?? now }
    }
    var published: [String: Int] = [:]
    /// When a snapshot had each version of a session's results first, version by version.
    var firstPublished: [String: [Date]] = [:]
    /// Since when the snapshot lacks what bronze has, and the longest time that it did.
    var behindSince: Date?
    var longestBehind: TimeInterval = 0
    /// Sessions as they were written for the first time, each time.
    var news: [String] = []
    /// Sessions whose results were written anew, each time.
    var rewritten: [String] = []
    /// Sessions told as new, and as changed.
    var told: [String] = []
    var toldAsChanged: [String] = []
    /// Sessions told as late, each time.
    var late: [String] = []
    var events: [String] = []
    var asked: [Date] = []
    var deaths = 0
    var isDead = false
    var isRunning = false
    var saved: WatchState?
  }

  static let start = Date(timeIntervalSince1970: 1_930_000_000)
  let sessions: [Session]
  let end: Date
  let troubles: Double
  let world: Mutex<World>

  /// - Parameter troubles: how likely each step fails, dies or is refused.
  init(seed: UInt64, troubles: Double) {
    var random = SeededRandom(state: seed)
    var sessions: [Session] = []
    for round in 1...24 {
      let isSprint = Double.random(in: 0..<1, using: &random) < 0.25
      let codes = isSprint ? ["FP1", "SQ", "S", "Q", "R"] : ["FP1", "FP2", "FP3", "Q", "R"]
      let isPostponed = Double.random(in: 0..<1, using: &random) < 0.1
      for (index, code) in codes.enumerated() {
        let end = Self.start + Double(round) * 10 * 86_400 + Double(index) * 40_000
        let chance = Double.random(in: 0..<1, using: &random)
        let wait =
          chance < 0.6
          ? Double.random(in: 0..<1200, using: &random)
          : Double.random(in: 0..<(chance < 0.95 ? 20_000 : 300_000), using: &random)
        let shift = isPostponed && code == "R" ? 86_400.0 : 0
        let held = end + shift
        let corrections = (0..<Int.random(in: 0...3, using: &random)).map { _ in
          held + Double.random(in: 3600..<14 * 86_400, using: &random)
        }
        sessions.append(
          Session(
            round: round, code: code, end: end, archived: held + wait, corrections: corrections,
            postponed: shift > 0 ? (announced: end - 7200, by: shift) : nil))
      }
    }
    self.sessions = sessions
    self.troubles = troubles
    end = Self.start + 300 * 86_400
    world = Mutex(World(now: Self.start, random: random))
  }

  var state: WatchState {
    // As the file would give it.
    world.withLock { $0.saved }
      .flatMap { try? LakeJSON.decode(WatchState.self, from: Array(LakeJSON.encode($0))) }
      ?? WatchState()
  }

  /// Watches the season, with a new process after each death.
  func watch(_ rules: WatchRules = WatchRules()) async {
    while world.withLock({ $0.now < end }) {
      world.withLock { $0.isDead = false }
      await Watch(rules: rules, clock: clock, steps: steps).run(from: state)
    }
  }

  private var clock: WatchClock {
    WatchClock(now: { self.world.withLock { $0.now } }) { until in
      try self.world.withLock { world in
        if world.isDead { throw CancellationError() }
        world.now = max(until, world.now + 1)
        if world.now >= self.end { throw CancellationError() }
      }
    }
  }

  /// A step may die before it has done anything, fail, or die when it has done it.
  private func step<T>(_ body: (inout World) throws -> T) throws -> T {
    try world.withLock { world in
      let chance = Double.random(in: 0..<1, using: &world.random)
      if world.isDead { throw Died() }
      if chance < troubles { return try die(&world) }
      if chance < troubles * 3 { throw Broken() }
      world.now += 7
      let result = try body(&world)
      if chance < troubles * 4 { return try die(&world) }
      return result
    }
  }

  private func die<T>(_ world: inout World) throws -> T {
    world.isDead = true
    world.deaths += 1
    // Its supervisor starts it again after a minute.
    world.now += 60
    throw Died()
  }
}

extension SimulatedLake {
  private var steps: WatchSteps {
    WatchSteps(
      calendar: { _ in try self.step(self.calendar) },
      ingest: { round in try self.step { self.ingest(round.now, &$0) } },
      refresh: { sessions, _ in try self.step { self.refresh(sessions, &$0) } },
      publish: { _ in try self.step(self.publish) },
      notify: { event in self.world.withLock { self.note(event, &$0) } },
      save: { state in
        try self.step { $0.saved = state }
      },
      logger: Logger(label: "watch") { _ in SwiftLogNoOpLogHandler() })
  }

  private func calendar(_ world: inout World) -> [WatchedSession] {
    world.asked.append(world.now)
    return sessions.map { session in
      WatchedSession(
        season: 2031, round: session.round, event: "Grand Prix \(session.round)",
        code: session.code, end: session.end(at: world.now),
        isStored: world.stored[session.key] != nil)
    }
  }

  /// As `--latest` does: what has ended and is not stored.
  private func ingest(_ now: Date, _ world: inout World) -> WatchIngest {
    var result = WatchIngest()
    for session in sessions where world.stored[session.key] == nil && session.end(at: now) <= now {
      guard session.archived <= world.now else {
        result.unavailable.insert(session.key)
        continue
      }
      if Double.random(in: 0..<1, using: &world.random) < troubles {
        result.problems.append("\(session.key) is damaged")
        continue
      }
      world.stored[session.key] = session.version(at: world.now)
      world.news.append(session.key)
      result.written.insert(session.key)
    }
    return result
  }

  private func refresh(_ asked: [WatchedSession], _ world: inout World) -> WatchIngest {
    var result = WatchIngest()
    for session in sessions where asked.contains(where: { $0.key == session.key }) {
      let version = session.version(at: world.now)
      if world.stored[session.key] == version {
        result.unchanged.insert(session.key)
      } else {
        world.stored[session.key] = version
        world.rewritten.append(session.key)
        result.written.insert(session.key)
      }
    }
    return result
  }

  private func publish(_ world: inout World) -> WatchPublication {
    if Double.random(in: 0..<1, using: &world.random) < troubles {
      return .rejected("a gate refused")
    }
    world.published = world.stored
    for (key, version) in world.stored {
      while world.firstPublished[key, default: []].count <= version {
        world.firstPublished[key, default: []].append(world.now)
      }
    }
    let behind = world.behindSince.map { world.now.timeIntervalSince($0) } ?? 0
    world.longestBehind = max(world.longestBehind, behind)
    world.behindSince = nil
    return .published(snapshot: "snapshot-\(Int(world.now.timeIntervalSince1970))")
  }

  private func note(_ event: WatchEvent, _ world: inout World) {
    if world.isDead { return }
    world.events.append(event.event.rawValue)
    switch event.event {
    case .published:
      world.told += event.sessions.filter(\.isNew).map(\.key)
      world.toldAsChanged += event.sessions.filter { !$0.isNew }.map(\.key)
    case .late: world.late += event.sessions.map(\.key)
    case .rejected, .failed: break
    }
  }
}
