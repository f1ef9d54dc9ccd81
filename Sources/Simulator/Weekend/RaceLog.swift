extension Race {
  /// The log of the race once every car has stopped, with flags and messages.
  func finished() -> SessionLog {
    var log = log
    let flag = flag ?? 0
    log.order = grid
    for (slot, driver) in grid.enumerated() {
      // To the grid, and after the race back to the pits.
      log.pitMoves.append(PitMove(driver: driver, time: 150_000 + slot * 4000, isEntry: false))
      if driver != story.retiree, let end = log.laps.last(where: { $0.driver == driver })?.end {
        log.pitMoves.append(PitMove(driver: driver, time: end + 110_000, isEntry: true))
      }
    }
    log.open(from: Race.start, to: flag, weekend)
    log.yellow(from: story.yellow, to: story.yellow + 16_000, sector: story.sector)
    addNeutralisation(to: &log)
    deleteOneLap(in: &log)
    log.sort()
    return log
  }

  private func addNeutralisation(to log: inout SessionLog) {
    let entrant = weekend.entrants[story.retiree]
    let start = neutral.start
    let end = neutral.end ?? (flag ?? start) - 1500
    let isVirtual = neutral.kind == .virtual
    let mode = isVirtual ? "VIRTUAL SAFETY CAR" : "SAFETY CAR"
    log.messages += [
      .sectorFlag(story.retirement + 2000, "DOUBLE YELLOW", sector: story.sector),
      RaceControlMessage(
        time: story.retirement + 6000,
        text: "INCIDENT INVOLVING CAR \(entrant.number) (\(entrant.code)) NOTED - STOPPED ON TRACK"),
      .safetyCar(start, mode: mode, "DEPLOYED"),
      .safetyCar(
        end - (isVirtual ? 12_000 : 75_000), mode: mode, isVirtual ? "ENDING" : "IN THIS LAP"),
      .sectorFlag(end - 3000, "CLEAR", sector: story.sector),
      .trackFlag(end, "CLEAR", "TRACK CLEAR"),
    ]
    log.trackStatuses += [
      StatusChange(time: story.retirement + 2080, status: "2"),
      StatusChange(time: start, status: isVirtual ? "6" : "4"),
      StatusChange(time: end, status: "1"),
    ]
    if isVirtual { log.trackStatuses.append(StatusChange(time: end - 12_000, status: "7")) }
  }

  private func deleteOneLap(in log: inout SessionLog) {
    var random = weekend.random("\(kind.rawValue.lowercased()) deletion")
    let limit = Double(weekend.place.referenceLap) * 1.09
    let candidates = log.laps.filter { lap in
      lap.isTimed && Double(lap.time) < limit && lap.number < laps - 1
    }
    guard !candidates.isEmpty else { return }
    let lap = candidates[random.integer(0...candidates.count - 1)]
    log.delete(
      lap, after: 65_000, turn: random.integer(1...weekend.track.corners.count), in: weekend)
  }
}
