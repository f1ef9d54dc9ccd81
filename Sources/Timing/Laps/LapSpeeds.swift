extension [Lap] {
  /// Fills speeds of one driver that the source left out because they equal the last ones; not under a red
  /// flag, and at the finish line not on laps into the pits.
  mutating func fillSpeeds() {
    var last = Lap.Speeds()
    for index in indices {
      let lap = self[index]
      last.i1 = lap.speeds.i1 ?? last.i1
      last.i2 = lap.speeds.i2 ?? last.i2
      last.straight = lap.speeds.straight ?? last.straight
      last.finishLine = lap.speeds.finishLine ?? last.finishLine
      guard !lap.isGenerated, !lap.trackStatus.contains("5") else { continue }
      self[index].speeds.i1 = last.i1
      self[index].speeds.i2 = last.i2
      self[index].speeds.straight = last.straight
      if lap.pitInTime == nil { self[index].speeds.finishLine = last.finishLine }
    }
  }
}
