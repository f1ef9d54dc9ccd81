/// Assembles one driver's laps from his timing messages: which value belongs to which lap.
///
/// The source never says it. The rules are FastF1's: the lap counter closes a lap; sector times, lap
/// times and speeds that come up to five seconds later still belong to the closed lap; leaving the
/// pits less than five seconds before the counter moves belongs to the new one.
struct LapAssembly {
  /// A lap under construction.
  struct Draft {
    var time: Int?
    var lapTime: Int?
    /// True where the source sent an empty lap time: it may be computed from the sectors.
    var lapTimeIsBlank = false
    var sectors = Lap.Sectors()
    var sectorSessionTimes = Lap.Sectors()
    var speeds = Lap.Speeds()
    var pitIn: Int?
    var pitOut: Int?
    var isPersonalBest = false

    var hasData: Bool {
      lapTime != nil || sectors != Lap.Sectors() || speeds != Lap.Speeds()
    }
  }

  /// Longest delay after the lap counter, and shortest lead before it, milliseconds.
  static let tolerance = 5000
  /// Lap times above this are mostly the gap between two parts of qualifying, milliseconds.
  static let longestPlausibleLap = 150_000

  /// The laps, and one more for what came after the last one.
  private(set) var laps: [Draft]
  /// Laps that the counter closed.
  private(set) var completed = 0
  /// Session times of the driver's best laps as they were sent.
  private(set) var bests: [(time: Int, lapTime: Int)] = []
  /// Session times at which the parts of qualifying began for this driver, the first at 0.
  private(set) var parts = [0]
  /// Line times of messages that came for laps already closed.
  private(set) var lateMessages = 0

  private var leftPits = false

  init(_ messages: [TimingMessage]) {
    laps = Self.frame(messages)
    var counter = LapCounter()
    for message in messages {
      guard counter.accepts(message) else {
        lateMessages += 1
        continue
      }
      add(message, closesLap: counter.isNewLap(message))
      if counter.advance(message), leftPits {
        laps[completed].time = message.time
        completed += 1
      }
    }
  }

  /// A first pass finds when laps end, so that the main pass can look ahead.
  private static func frame(_ messages: [TimingMessage]) -> [Draft] {
    var ends: [Draft] = [Draft()]
    var counter = LapCounter()
    var leftPits = false
    for message in messages where counter.accepts(message) {
      if message.inPit == false { leftPits = true }
      // A lap cannot end before the car has left the pits for the first time.
      guard counter.advance(message), leftPits else { continue }
      ends[ends.count - 1].time = message.time
      ends.append(Draft())
    }
    return ends
  }

  private mutating func add(_ message: TimingMessage, closesLap: Bool) {
    let isLate =
      completed > 0 && laps[completed - 1].time.map { message.time - $0 < Self.tolerance } ?? false
    let lap = isLate ? completed - 1 : completed
    addSectors(message, to: lap)
    addLapTime(message, to: lap)
    laps[lap].speeds.i1 = message.speedI1 ?? laps[lap].speeds.i1
    laps[lap].speeds.i2 = message.speedI2 ?? laps[lap].speeds.i2
    laps[lap].speeds.finishLine = message.speedFL ?? laps[lap].speeds.finishLine
    // The straight may come so early in a lap that lateness does not apply to it.
    laps[completed].speeds.straight = message.speedST ?? laps[completed].speeds.straight
    if let inPit = message.inPit { addPit(inPit, message.time, closesLap) }
    if let best = message.bestLapTime { bests.append((message.time, best)) }
    if let part = message.qualifyingPart, part + 1 > parts.count { parts.append(message.time) }
  }

  private mutating func addSectors(_ message: TimingMessage, to lap: Int) {
    for (index, value) in [message.sectors.0, message.sectors.1, message.sectors.2].enumerated() {
      guard let value else { continue }
      laps[lap].sectors[index] = value
      laps[lap].sectorSessionTimes[index] = message.time
    }
  }

  private mutating func addLapTime(_ message: TimingMessage, to lap: Int) {
    switch message.lastLapTime {
    case nil: break
    case .blank:
      laps[lap].lapTime = nil
      laps[lap].lapTimeIsBlank = true
    case .value(let value):
      // A slow lap is only believed if its sectors add up to it.
      guard value < Self.longestPlausibleLap || value == laps[lap].sectors.sum else { return }
      laps[lap].lapTime = value
      laps[lap].lapTimeIsBlank = false
    }
  }

  private mutating func addPit(_ inPit: Bool, _ time: Int, _ closesLap: Bool) {
    if inPit {
      if leftPits { laps[completed].pitIn = time }
      return
    }
    let lapEndsSoon = laps[completed].time.map { $0 - time < Self.tolerance } ?? false
    let lap = closesLap || lapEndsSoon ? min(completed + 1, laps.count - 1) : completed
    laps[lap].pitOut = time
    leftPits = true
  }
}

/// Follows the source's lap counter, which now and then goes back in time.
private struct LapCounter {
  private var count = 0
  private var isInPast = false

  /// False for messages about laps that were closed before.
  mutating func accepts(_ message: TimingMessage) -> Bool {
    if let lap = message.lapCount {
      if lap == count { isInPast = false }
      if lap < count { isInPast = true }
    }
    return !isInPast
  }

  func isNewLap(_ message: TimingMessage) -> Bool { message.lapCount.map { $0 > count } ?? false }

  /// Counts the message's lap and says whether it was a new one. The count moves by one at most.
  mutating func advance(_ message: TimingMessage) -> Bool {
    guard isNewLap(message) else { return false }
    count += 1
    return true
  }
}
