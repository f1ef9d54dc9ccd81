/// Repairs one driver's assembled laps as FastF1 does: removes laps that never were, fills values that
/// the source leaves out because they equal the previous ones, and sets the moment at which each lap
/// ended to the earliest that any of its timing loops proves.
struct LapRepair {
  private(set) var laps: [LapAssembly.Draft]
  /// Numbers of laps whose values contradict each other.
  private(set) var contradictions: [Int] = []

  init(_ assembly: LapAssembly) {
    laps = assembly.laps
    trimEnds(completed: assembly.completed)
    guard !laps.isEmpty else { return }
    for index in laps.indices { completeTimes(index) }
    for index in laps.indices { syncWithSectors(index) }
    endLastLap()
    guard !laps.isEmpty else { return }
    for index in laps.indices.dropFirst().reversed() { syncBackwards(index) }
    for index in laps.indices.dropFirst() { syncForwards(index) }
    markPersonalBests(assembly)
    dropFalsePitIn()
  }

  private mutating func trimEnds(completed: Int) {
    if !laps[completed].hasData { laps.removeLast() }
    // A pseudo out-lap on the way to the grid.
    if let first = laps.first, !first.hasData { laps.removeFirst() }
  }

  private mutating func completeTimes(_ index: Int) {
    let sectors = [0, 1, 2].map { laps[index].sectors[$0] }
    let missing = sectors.indices.filter { sectors[$0] == nil }
    let known = sectors.compactMap { $0 }.reduce(0, +)
    if let lapTime = laps[index].lapTime, known > lapTime {
      laps[index].lapTime = nil
      contradictions.append(index + 1)
    }
    if laps[index].lapTimeIsBlank, missing.isEmpty { laps[index].lapTime = known }
    guard index > 0 else { return }
    // Only changes are sent: a value that equals the previous lap's is missing.
    if missing.isEmpty, laps[index].lapTime == nil, laps[index - 1].lapTime == known {
      laps[index].lapTime = known
    } else if missing.count == 1, let lapTime = laps[index].lapTime,
      laps[index - 1].sectors[missing[0]] == lapTime - known
    {
      laps[index].sectors[missing[0]] = lapTime - known
    }
  }

  /// A loop can trigger late, never early: the earliest end is the most exact.
  private mutating func syncWithSectors(_ index: Int) {
    let lap = laps[index]
    var earliest = lap.time
    var remaining = 0
    let loops: [(after: Int?, at: Int?)] = [
      (0, lap.sectorSessionTimes.third), (lap.sectors.third, lap.sectorSessionTimes.second),
      (lap.sectors.second, lap.sectorSessionTimes.first),
    ]
    for loop in loops {
      guard let at = loop.at else { continue }
      guard let after = loop.after else { break }
      remaining += after
      earliest = min(earliest ?? .max, at + remaining)
    }
    if index > 0, let earliest, let previous = laps[index - 1].time, earliest < previous {
      contradictions.append(index + 1)
      return
    }
    laps[index].time = earliest
  }

  /// A last lap without an end is an in-lap, or no lap.
  private mutating func endLastLap() {
    guard let last = laps.last, last.time == nil else { return }
    if let pitIn = last.pitIn { laps[laps.count - 1].time = pitIn } else { laps.removeLast() }
  }

  private mutating func syncBackwards(_ index: Int) {
    guard let time = laps[index].time, let lapTime = laps[index].lapTime,
      let previous = laps[index - 1].time, time - lapTime < previous
    else { return }
    if index > 1, let before = laps[index - 2].time, time - lapTime < before {
      contradictions.append(index + 1)
    } else {
      laps[index - 1].time = time - lapTime
    }
  }

  private mutating func syncForwards(_ index: Int) {
    guard let start = laps[index - 1].time, let lapTime = laps[index].lapTime else { return }
    if let time = laps[index].time, start + lapTime < time { laps[index].time = start + lapTime }
    var end = start
    for sector in 0..<3 {
      guard let duration = laps[index].sectors[sector] else { return }
      end += duration
      if let seen = laps[index].sectorSessionTimes[sector], end < seen {
        laps[index].sectorSessionTimes[sector] = end
      }
    }
  }

  /// A pit entry before the first pit exit happened on the way to the grid.
  private mutating func dropFalsePitIn() {
    if let pitIn = laps[0].pitIn, let pitOut = laps[0].pitOut, pitIn < pitOut {
      laps[0].pitIn = nil
    }
  }

  /// When a best lap is deleted soon, the one before is sent again. So, read from the end, a best that
  /// beats a later one of the same part of qualifying was deleted.
  private mutating func markPersonalBests(_ assembly: LapAssembly) {
    var part = assembly.parts.count - 1
    var later: [Int] = []
    for (time, best) in assembly.bests.reversed() {
      if part > 0, time < assembly.parts[part] {
        part -= 1
        later = []
      }
      if let fastest = later.min(), later.contains(best) || best < fastest { continue }
      later.append(best)
      if let index = laps.firstIndex(where: { $0.lapTime == best }) {
        laps[index].isPersonalBest = true
      }
    }
  }
}
