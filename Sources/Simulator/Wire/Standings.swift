/// The order of the timing screen at a moment: by distance and time in a race, by best lap otherwise.
struct Standings {
  private let isRace: Bool
  private let segments: [Segment]
  /// Laps completed, and the moment of the last crossing.
  private var distances: [(laps: Int, at: Int)]
  /// The lap times set in this part of the session that have not been deleted.
  private var times: [[(lap: Int, time: Int)]]
  private(set) var order: [Int]
  private(set) var part = 0
  /// The crossings of the line in a race: for each lap number, who completed it and when, in that order.
  private(set) var crossings: [Int: [(driver: Int, time: Int)]] = [:]

  init(_ session: SimulatedSession) {
    isRace = session.kind.isRace
    segments = session.log.segments
    distances = session.entrants.map { _ in (0, 0) }
    times = session.entrants.map { _ in [] }
    order = session.log.order
  }

  func best(_ driver: Int) -> (lap: Int, time: Int)? { times[driver].min { $0.time < $1.time } }

  /// The best of all drivers.
  var fastest: Int? { times.joined().map(\.time).min() }

  /// - Returns: the drivers whose line changed, with their new lines, from 1.
  mutating func apply(_ event: TimingEvent) -> [(driver: Int, line: Int)] {
    switch event.content {
    case .finish(let lap):
      distances[lap.driver] = (lap.number, lap.end)
      crossings[lap.number, default: []].append((lap.driver, lap.end))
      if lap.isTimed { times[lap.driver].append((lap.number, lap.time)) }
    case .deletion(let deletion):
      times[deletion.driver].removeAll { $0.lap == deletion.lap }
    case .part(let next):
      part = next
      times = times.map { _ in [] }
    default:
      return []
    }
    return reorder()
  }

  private mutating func reorder() -> [(driver: Int, line: Int)] {
    let before = order
    let places = Dictionary(uniqueKeysWithValues: before.enumerated().map { ($1, $0) })
    let ranks = before.map { rank($0) + [places[$0] ?? 0] }
    order = before.indices.sorted { ranks[$0].lexicographicallyPrecedes(ranks[$1]) }.map {
      before[$0]
    }
    return order.enumerated().filter { before[$0] != $1 }.map { ($1, $0 + 1) }
  }

  /// Smaller is further up; equal ranks keep their order.
  private func rank(_ driver: Int) -> [Int] {
    if isRace { return [-distances[driver].laps, distances[driver].at] }
    let isRunning = segments.isEmpty || segments[part].participants.contains(driver)
    return [isRunning ? 0 : 1, best(driver)?.time ?? .max]
  }
}
