/// The incidents of a race, decided before it starts.
struct RaceStory {
  let kind: Neutralisation.Kind
  let retiree: Int
  /// The retiree stops on track at this moment.
  let retirement: Int
  /// Ten to forty seconds later the field is slowed down.
  let neutralised: Int
  /// A driver who comes in early with damage and is lapped, if the race is long enough for that.
  let damaged: Int?
  let sector: Int
  let yellow: Int

  /// The fewest laps in which a safety car can come out, go in and still leave some racing.
  static let safetyCarLaps = 14

  init(_ weekend: Weekend, grid: [Int]) {
    var random = weekend.random("race story")
    let laps = Double(weekend.raceLaps)
    let isLong = weekend.raceLaps >= RaceStory.safetyCarLaps
    kind = isLong && random.unit() < 0.65 ? .safetyCar : .virtual
    let lap = Double(weekend.place.referenceLap) * 1.07
    let moment = max(2.7, laps * random.uniform(0.36, 0.46))
    retirement = Race.start + 8000 + Int(moment * lap)
    neutralised = retirement + random.integer(10...40) * 1000
    // Neither is on pole, so that a leader exists throughout.
    retiree = grid[random.integer(1...grid.count - 1)]
    let last = grid.last { [retiree] in $0 != retiree }
    damaged = isLong ? last : nil
    sector = random.integer(1...weekend.place.turns)
    yellow = Race.start + Int(lap * max(1.5, laps * 0.15))
  }

  /// The retiree has no stop before it retires; the damaged car has one more.
  func apply(to cars: inout [RaceCar], laps: Int) {
    for index in cars.indices {
      if cars[index].driver == retiree { cars[index].stops = [laps - 1] }
      if cars[index].driver == damaged {
        cars[index].repair = (lap: 3, duration: 62_000)
        cars[index].stops.removeAll { $0 == 3 }
      }
    }
  }
}

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
    var random = weekend.random("race deletion")
    let limit = Double(weekend.place.referenceLap) * 1.09
    let candidates = log.laps.filter { lap in
      lap.isTimed && Double(lap.time) < limit && lap.number < weekend.raceLaps - 1
    }
    guard !candidates.isEmpty else { return }
    let lap = candidates[random.integer(0...candidates.count - 1)]
    log.delete(lap, after: 65_000, turn: random.integer(1...weekend.place.turns), in: weekend)
  }
}
