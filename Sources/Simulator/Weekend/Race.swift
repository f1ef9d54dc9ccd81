extension SessionLog {
  /// A race or a sprint, from the grid that qualifying made.
  static func race(_ kind: SessionKind, of weekend: Weekend, grid: [Int]) -> SessionLog {
    var race = Race(weekend, kind, grid: grid)
    race.run()
    return race.finished()
  }
}

/// Simulates a race lap by lap: the car that begins its next lap first is always the next to drive one, so
/// that whoever is ahead on the road has already been placed.
struct Race {
  let weekend: Weekend
  let kind: SessionKind
  let laps: Int
  let pace: Pace
  let grid: [Int]
  var log: SessionLog
  var cars: [RaceCar]
  var neutral: Neutralisation
  let story: RaceStory
  /// For each lap number, the end of the lap of the last car in the row on the road.
  var tails: [Int: Int] = [:]
  /// How many cars wait in the pit lane for the end of a red flag.
  var queue = 0
  /// For each lap number, every end so far.
  var ends: [Int: [Int]] = [:]

  /// Lights out: the formation lap takes three minutes.
  static let start = Weekend.streamLead + 190_000

  init(_ weekend: Weekend, _ kind: SessionKind, grid: [Int]) {
    self.weekend = weekend
    self.kind = kind
    self.grid = grid
    laps = weekend.laps(kind)
    log = SessionLog(kind, of: weekend)
    log.raceLaps = laps
    log.raceStart = Race.start
    pace = Pace(weekend)
    cars = grid.enumerated().map {
      RaceCar(driver: $1, slot: $0, start: Race.start, kind, in: weekend)
    }
    story = RaceStory(weekend, kind, grid: grid)
    neutral = Neutralisation(story.kind, start: story.neutralised)
    story.apply(to: &cars, laps: laps)
    let wetness = log.rain.wetness(at: Race.start)
    for index in cars.indices { cars[index].tyres = cars[index].tyres.suited(to: wetness) }
    log.fittings = cars.map {
      Fitting(driver: $0.driver, time: Race.start - 240_000, stint: 0, tyres: $0.tyres)
    }
  }

  private var fuel: Double { kind == .sprint ? Pace.raceFuel / 3 : Pace.raceFuel }

  /// The winner's finish, as soon as it is known.
  var flag: Int? { ends[laps]?.min() }

  mutating func run() {
    while let next = nextCar() { drive(next) }
  }

  /// The first on the road of those who still begin a lap; a car in the pit lane takes its place when it leaves.
  private func nextCar() -> Int? {
    let flag = flag ?? .max
    return cars.indices.filter { index in
      let car = cars[index]
      return !car.isOut && car.completed < laps && car.at < flag
    }
    .min { (cars[$0].at + cars[$0].pitLoss, $0) < (cars[$1].at + cars[$1].pitLoss, $1) }
  }

  private mutating func drive(_ index: Int) {
    let number = cars[index].completed + 1
    let begin = cars[index].at
    let pits = decidesToPit(index, number)
    let isOutLap = cars[index].pitLoss > 0
    let isRestart = cars[index].isStopped
    var sectors = paced(index, number)
    sectors[0] += cars[index].pitLoss
    cars[index].pitLoss = 0
    cars[index].isStopped = false
    if pits { sectors[2] += 4000 }
    let raw = begin + sectors.reduce(0, +)
    let end = placed(raw, lap: number, index, pits: pits)
    sectors = stretch(sectors, by: end - raw)
    if cars[index].driver == story.retiree && end > story.retirement {
      return retire(index, begin, sectors)
    }
    finish(
      index, number, begin, sectors, pits: pits, isOutLap: isOutLap,
      isTimed: number > 1 && !isRestart)
    if pits { stop(index, number, end) }
  }

  /// The model's lap under the flags shown, before other cars are considered.
  private mutating func paced(_ index: Int, _ number: Int) -> [Int] {
    var car = cars[index]
    let done = Double(number - 1) / Double(laps)
    let conditions = Pace.Conditions(
      entrant: car.entrant, tyres: car.tyres, lapsOnSet: car.lapsOnSet,
      fuel: fuel * (1 - done), effort: 1.015,
      rubber: Rubber.gained(kind, share: done), wetness: log.rain.wetness(at: car.at))
    var lap = pace.lap(conditions, &car.random)
    if number == 1 {
      let slot = grid.firstIndex(of: car.driver) ?? 0
      lap += 4500 + slot * 180 + Int(car.random.normal(350))
    }
    let total = neutral.stretched(
      lap, from: car.at + car.pitLoss, factor: factor(index, number))
    let sectors = pace.sectors(of: lap, &car.random)
    cars[index] = car
    return stretch(sectors, by: total - lap)
  }
}
