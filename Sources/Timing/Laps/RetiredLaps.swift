/// Adds the lap on which a driver stopped on the track: the source has no record of laps that never end.
struct RetiredLaps {
  /// Assumed duration of a lap that never ended, milliseconds; FastF1's value, long enough for all cases.
  static let assumedDuration = 150_000

  let statuses: [SessionStatus]
  let trackStatuses: [TrackStatus]
  /// Scheduled laps; nil outside of races.
  let totalLaps: Int?

  /// The generated lap that follows a driver's `laps`, or nil where he finished, stopped in the pits, or the
  /// data does not tell.
  func lap(after laps: [Lap]) -> Lap? {
    guard let last = laps.last, !(laps.count == 1 && last.isGenerated),
      let reference = last.time ?? last.startTime
    else { return nil }
    if let totalLaps, last.number == totalLaps || laps.count >= totalLaps { return nil }
    let next = statuses.filter { $0.time > reference }
    let hadFinished = statuses.contains { $0.time <= reference && $0.status == "Finished" }
    guard !hadFinished, let change = next.first, next.contains(where: { $0.status == "Finished" })
    else { return nil }
    guard last.pitInTime == nil, !endedInPits(laps) else { return nil }
    return generate(
      last, end: change.status == "Aborted" ? change.time : reference + Self.assumedDuration)
  }

  /// Where the boxes lie behind the line, the in-lap is followed by a lap that never leaves the pits.
  private func endedInPits(_ laps: [Lap]) -> Bool {
    laps.count >= 2 && laps[laps.count - 2].pitInTime != nil
      && laps[laps.count - 1].pitOutTime == nil
  }

  private func generate(_ last: Lap, end: Int) -> Lap {
    var lap = Lap(
      driverNumber: last.driverNumber, driver: last.driver, team: last.team, number: last.number + 1
    )
    lap.startTime = last.time
    lap.time = end
    lap.stint = last.stint
    lap.compound = last.compound
    lap.tyreLife = last.tyreLife.map { $0 + 1 }
    lap.isFreshTyre = last.isFreshTyre
    lap.isPersonalBest = nil
    lap.isGenerated = true
    lap.setTrackStatus(trackStatuses)
    return lap
  }
}
