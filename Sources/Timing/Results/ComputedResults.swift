/// Computes results from laps where no official ones exist, with FastF1's rules.
struct ComputedResults {
  let kind: SessionKind
  let laps: [Lap]
  /// Session times at which the parts of qualifying began.
  let parts: [Int]
  /// Session time of the last change of the session's state.
  let end: Int

  /// `results` with positions from the laps; unchanged where there are official ones, or where it is unknown
  /// which laps were deleted.
  func fill(_ results: [SessionResult]) -> [SessionResult] {
    guard !laps.isEmpty, results.allSatisfy({ $0.position == nil }) else { return results }
    if kind.isRaceLike { return race(results) }
    guard laps.allSatisfy({ $0.isDeleted != nil }) else { return results }
    return kind == .practice ? practice(results) : qualifying(results)
  }

  /// Equal times rank by who set his first, as in the sporting regulations.
  private func practice(_ results: [SessionResult]) -> [SessionResult] {
    let best = bestTimes(laps)
    let bestLaps = laps.filter { $0.isDeleted != true && $0.lapTime == best[$0.driverNumber] }
    let setAt = Dictionary(
      bestLaps.map { ($0.driverNumber, $0.time ?? .max) }, uniquingKeysWith: min)
    let ranked = best.sorted {
      ($0.value, setAt[$0.key] ?? .max, $0.key) < ($1.value, setAt[$1.key] ?? .max, $1.key)
    }.map(\.key)
    return place(results, ranked) { $0.time = best[$0.driverNumber] }
  }

  /// More laps first, then who completed the last one earlier.
  private func race(_ results: [SessionResult]) -> [SessionResult] {
    let last = laps.byDriver.compactMap { $0.max { $0.number < $1.number } }
    let ranked = last.sorted {
      (-$0.number, $0.time ?? .max, $0.driverNumber) < (
        -$1.number, $1.time ?? .max, $1.driverNumber
      )
    }
    return place(results, ranked.map(\.driverNumber)) { _ in }
  }

  private func qualifying(_ results: [SessionResult]) -> [SessionResult] {
    let best = lapsByPart().map { bestTimes($0) }
    var drivers: [String] = []
    for lap in laps where !drivers.contains(lap.driverNumber) { drivers.append(lap.driverNumber) }
    func key(_ driver: String, _ part: Int) -> Int { best[part][driver] ?? .max }
    let ranked = drivers.enumerated().sorted { a, b in
      (key(a.element, 2), key(a.element, 1), key(a.element, 0), a.offset)
        < (key(b.element, 2), key(b.element, 1), key(b.element, 0), b.offset)
    }.map(\.element)
    return place(results, ranked) { result in
      result.q1 = best[0][result.driverNumber]
      result.q2 = best[1][result.driverNumber]
      result.q3 = best[2][result.driverNumber]
    }.withQualifyingClassification
  }

  /// Accurate laps by the part in which they began. A car that waits in the pits behind the timing line begins
  /// its out-lap before the next part does: such a lap belongs to the next part.
  private func lapsByPart() -> [[Lap]] {
    let bounds = parts + [end]
    let accurate = laps.filter(\.isAccurate)
    var early: Set<Int> = []
    return (0..<3).map { part in
      let (from, to) = (bounds[part], bounds[part + 1])
      let next = Set(accurate.indices.filter { isEarly(accurate[$0], to) })
      let chosen = accurate.indices.filter { index in
        let begins = accurate[index].startTime.map { $0 > from && $0 < to } ?? false
        return (begins || early.contains(index)) && !next.contains(index)
      }
      early = next
      return chosen.map { accurate[$0] }
    }
  }

  private func isEarly(_ lap: Lap, _ bound: Int) -> Bool {
    guard let start = lap.startTime, let time = lap.time, lap.pitOutTime != nil else {
      return false
    }
    return start < bound && time > bound
  }

  private func bestTimes(_ laps: [Lap]) -> [String: Int] {
    var best: [String: Int] = [:]
    for lap in laps where lap.isDeleted != true {
      guard let time = lap.lapTime else { continue }
      best[lap.driverNumber] = min(best[lap.driverNumber] ?? .max, time)
    }
    return best
  }

  private func place(
    _ results: [SessionResult], _ ranked: [String], _ fill: (inout SessionResult) -> Void
  ) -> [SessionResult] {
    let positions = Dictionary(
      ranked.enumerated().map { ($0.element, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first })
    return results.map { result in
      var result = result
      result.position = positions[result.driverNumber]
      fill(&result)
      return result
    }.sortedByPosition
  }
}
