internal import Foundation

/// Looks at the queries that run, every few milliseconds, on a thread of its own: the other threads
/// of the process may all be busy when a deadline comes.
///
/// The thread ends with its owner.
final class WatchThread: Sendable {
  private static let interval = 0.005

  // Sendable: everything that changes is used with the condition's lock held.
  private final class State: @unchecked Sendable {
    let condition = NSCondition()
    var watches: [ObjectIdentifier: QueryWatch] = [:]
    var isOver = false
  }

  private let state = State()

  init() {
    let thread = Thread { [state] in Self.run(state) }
    thread.name = "f1lake.watch"
    thread.start()
  }

  deinit { change { $0.isOver = true } }

  func add(_ watch: QueryWatch) { change { $0.watches[ObjectIdentifier(watch)] = watch } }

  func remove(_ watch: QueryWatch) { change { $0.watches[ObjectIdentifier(watch)] = nil } }

  private func change(_ body: (State) -> Void) {
    state.condition.lock()
    body(state)
    state.condition.signal()
    state.condition.unlock()
  }

  private static func run(_ state: State) {
    while true {
      state.condition.lock()
      while state.watches.isEmpty, !state.isOver { state.condition.wait() }
      let watches = Array(state.watches.values)
      let isOver = state.isOver
      state.condition.unlock()
      if isOver { return }
      for watch in watches { watch.tick() }
      Thread.sleep(forTimeInterval: interval)
    }
  }
}
