extension [Lap] {
  /// Decides which laps of one driver are accurate, with FastF1's four checks, and gives the numbers of laps
  /// whose times contradict each other.
  ///
  /// 1. No pit entry or exit, not generated, green or yellow track, lap and sector times known.
  /// 2. The sectors sum to the lap time within 3 ms.
  /// 3. The lap before was not run entirely behind the safety car.
  /// 4. The lap's end minus the end of the lap before is the lap time within 3 ms.
  mutating func checkAccuracy() -> [Int] {
    var contradictions: [Int] = []
    var previous: Lap?
    for index in indices {
      let lap = self[index]
      let complete = lap.isComplete
      let sectorsAgree = lap.sectorTimes.sum.map { Self.agree($0, lap.lapTime) } ?? false
      var endsAgree = true
      if let time = lap.time, lap.lapTime != nil, let before = previous?.time {
        endsAgree = Self.agree(time - before, lap.lapTime)
      }
      self[index].isAccurate =
        complete && sectorsAgree && endsAgree && previous?.trackStatus != "4"
      if (complete && !sectorsAgree) || !endsAgree { contradictions.append(lap.number) }
      previous = lap
    }
    return contradictions
  }

  /// FastF1 compares seconds as doubles; at a difference of exactly 3 ms their rounding decides, so the
  /// same arithmetic is done here.
  private static func agree(_ a: Int, _ b: Int?) -> Bool {
    guard let b else { return false }
    return abs(seconds(a) - seconds(b)) <= 0.003
  }

  private static func seconds(_ milliseconds: Int) -> Double {
    let whole = Int((Double(milliseconds) / 1000).rounded(.down))
    return Double(whole) + Double((milliseconds - whole * 1000) * 1000) / 1_000_000
  }
}

extension Lap {
  fileprivate var isComplete: Bool {
    pitInTime == nil && pitOutTime == nil && !isGenerated && lapTime != nil
      && sectorTimes.sum != nil && ["1", "2", "12", "21"].contains(trackStatus)
  }
}
