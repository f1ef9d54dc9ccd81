extension Race {
  /// The log of the race once every car has stopped, with flags and messages.
  func finished() -> SessionLog {
    var log = log
    let flag = flag ?? 0
    log.order = grid
    if let shower = log.rain.shower {
      log.messages.append(
        RaceControlMessage(
          time: max(60_000, shower.lowerBound + 30_000), text: "RAIN EXPECTED - TRACK MAY BE WET"))
    }
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
    let end = neutral.end ?? (flag ?? neutral.start) - 1500
    log.messages += [
      .sectorFlag(story.retirement + 2000, "DOUBLE YELLOW", sector: story.sector),
      RaceControlMessage(
        time: story.retirement + 6000,
        text: "INCIDENT INVOLVING CAR \(entrant.number) (\(entrant.code)) NOTED - STOPPED ON TRACK"),
      .sectorFlag(end - 3000, "CLEAR", sector: story.sector),
    ]
    log.trackStatuses.append(StatusChange(time: story.retirement + 2080, status: "2"))
    switch neutral.kind {
    case .redFlag:
      log.addRedFlag(
        from: neutral.start, to: end, kind == .race ? "RACE" : "SPRINT", in: weekend)
    case .safetyCar: addCar("SAFETY CAR", "IN THIS LAP", 75_000, until: end, status: "4", to: &log)
    case .virtual:
      addCar("VIRTUAL SAFETY CAR", "ENDING", 12_000, until: end, status: "6", to: &log)
      log.trackStatuses.append(StatusChange(time: end - 12_000, status: "7"))
    }
  }

  /// - Parameter notice: how long before its end the end is announced, in milliseconds.
  private func addCar(
    _ mode: String, _ ending: String, _ notice: Int, until end: Int, status: String,
    to log: inout SessionLog
  ) {
    log.messages += [
      .safetyCar(neutral.start, mode: mode, "DEPLOYED"),
      .safetyCar(end - notice, mode: mode, ending),
      .trackFlag(end, "CLEAR", "TRACK CLEAR"),
    ]
    log.trackStatuses += [
      StatusChange(time: neutral.start, status: status), StatusChange(time: end, status: "1"),
    ]
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
