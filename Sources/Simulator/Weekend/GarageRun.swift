/// What a driver does between leaving the garage and coming back.
struct RunPlan {
  enum Effort: Double {
    case push = 1
    case long = 1.015
    case cool = 1.25
  }

  let tyres: TyreSet
  let fuel: Double
  let laps: [Effort]
}

/// A driver over a session that is driven from the garage.
struct GarageDriver {
  let driver: Int
  let pace: Pace
  let entrant: Entrant
  var random: Seeded
  private var completed = 0
  private var runs = 0

  static let outLapEffort = 1.18
  static let inLapEffort = 1.24
  /// From the pit entry to the line in the pit lane.
  static let entryToLine = 6000

  init(driver: Int, in weekend: Weekend, _ purpose: String) {
    self.driver = driver
    pace = Pace(weekend)
    entrant = weekend.entrants[driver]
    random = weekend.random("\(purpose) \(entrant.code)")
  }

  /// The reference time from leaving the garage to the line, in milliseconds.
  var outLap: Int {
    Int(Double(pace.place.referenceLap) * (1 + entrant.deficit) * GarageDriver.outLapEffort) + 3000
  }

  /// Out lap, the planned laps as long as the flag is not out, and in lap.
  /// - Returns: the moment at which the car is back in the garage.
  mutating func drive(
    _ plan: RunPlan, from leaving: Int, flag: Int, rubber: Double, into log: inout SessionLog
  ) -> Int {
    log.pitMoves.append(PitMove(driver: driver, time: leaving, isEntry: false))
    let tyres = plan.tyres.suited(to: log.rain.wetness(at: leaving))
    log.fittings.append(
      Fitting(driver: driver, time: leaving + 2500, stint: runs, tyres: tyres))
    var at = leaving
    var lapsOnSet = 0
    func add(effort: Double, timed: Bool, speed: Double) {
      let conditions = Pace.Conditions(
        entrant: entrant, tyres: tyres, lapsOnSet: lapsOnSet,
        fuel: max(3, plan.fuel - 1.8 * Double(lapsOnSet)), effort: effort, rubber: rubber,
        wetness: log.rain.wetness(at: at))
      var time = pace.lap(conditions, &random)
      // What is left of a lap when the red flag comes is driven slowly.
      if let stop = log.stoppage?.lowerBound, at < stop, at + time > stop {
        time += (at + time - stop) * 2 / 5
      }
      completed += 1
      let lap = Lap(
        driver: driver, number: completed, start: at, sectors: pace.sectors(of: time, &random),
        isTimed: timed, speeds: pace.speeds(entrant, factor: speed, &random), stint: runs)
      log.laps.append(lap)
      at = lap.end
      lapsOnSet += 1
    }
    add(effort: GarageDriver.outLapEffort, timed: false, speed: 0.85)
    for effort in plan.laps where at < flag {
      add(effort: effort.rawValue, timed: true, speed: effort == .cool ? 0.8 : 1)
    }
    add(effort: GarageDriver.inLapEffort, timed: true, speed: 0.75)
    log.pitMoves.append(
      PitMove(driver: driver, time: at - GarageDriver.entryToLine, isEntry: true))
    runs += 1
    return at + 15_000
  }
}
