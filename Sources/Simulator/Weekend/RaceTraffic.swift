/// What other cars and the pit lane do to a lap.
extension Race {
  /// The end of a lap once the cars ahead are considered: nobody passes behind the safety car, and who is only
  /// a little faster than the car ahead stays behind it unless one of them turns into the pit lane.
  mutating func placed(_ raw: Int, lap: Int, _ index: Int, pits: Bool) -> Int {
    var end = raw
    if let tail = tails[lap] {
      let isQueueing = neutral.kind == .safetyCar && neutral.covers(cars[index].at)
      let isHeldUp = !pits && raw < tail + 300 && raw > tail - 400
      if isQueueing && raw < tail + 600 {
        end = tail + cars[index].random.integer(600...1100)
      } else if isHeldUp {
        end = tail + cars[index].random.integer(300...700)
      }
    }
    // No two cars cross the line together.
    while let ends = ends[lap], ends.contains(where: { abs($0 - end) < 40 }) { end += 40 }
    return end
  }

  /// Spreads a difference over the sectors in proportion, so that they still sum to the lap exactly.
  func stretch(_ sectors: [Int], by difference: Int) -> [Int] {
    let total = sectors.reduce(0, +)
    let first = sectors[0] + sectors[0] * difference / total
    let second = sectors[1] + sectors[1] * difference / total
    return [first, second, total + difference - first - second]
  }

  mutating func finish(
    _ index: Int, _ number: Int, _ begin: Int, _ sectors: [Int], pits: Bool, isOutLap: Bool,
    isTimed: Bool
  ) {
    let end = begin + sectors.reduce(0, +)
    var car = cars[index]
    let slowness = neutral.covers(begin) || neutral.covers(end) ? 0.7 : pits || isOutLap ? 0.85 : 1
    log.laps.append(
      Lap(
        driver: car.driver, number: number, start: begin, sectors: sectors, isTimed: isTimed,
        speeds: pace.speeds(car.entrant, factor: slowness, &car.random), stint: car.stint))
    car.at = end
    car.completed = number
    car.lapsOnSet += 1
    cars[index] = car
    ends[number, default: []].append(end)
    guard !pits else { return }
    if tails[number] == nil {
      neutral.leaderFinishes(at: end, referenceLap: weekend.place.referenceLap)
    }
    tails[number] = max(tails[number] ?? 0, end)
  }

  /// The pit lane takes about 21 seconds; 5 of them before the line, and the track beside it would take 7.5.
  mutating func stop(_ index: Int, _ number: Int, _ end: Int) {
    var car = cars[index]
    let lane = 21_000 + Int(car.random.normal(500)) + (car.random.unit() < 0.08 ? 2800 : 0)
    let isRepair = car.repair?.lap == number
    let entry = end - 5000
    let restart = restart(index, entry: entry)
    let stay = restart ?? lane + (isRepair ? car.repair?.duration ?? 0 : 0)
    log.pitMoves.append(PitMove(driver: car.driver, time: entry, isEntry: true))
    log.pitMoves.append(PitMove(driver: car.driver, time: entry + stay, isEntry: false))
    car.tyres = car.nextTyres(after: number, of: laps).suited(to: log.rain.wetness(at: end))
    if restart != nil {
      car.isStopped = true
      car.wasStopped = true
      if !car.stops.isEmpty { car.stops.removeFirst() }
    }
    car.stint += 1
    car.lapsOnSet = 0
    car.hasStopped = car.hasStopped || !isRepair
    car.pitLoss = stay - 7500
    log.fittings.append(
      Fitting(driver: car.driver, time: end + 6000, stint: car.stint, tyres: car.tyres))
    cars[index] = car
  }

  /// How long a car is in the pit lane that came in because of the red flag; they leave in the order in which
  /// they came.
  private mutating func restart(_ index: Int, entry: Int) -> Int? {
    guard neutral.kind == .redFlag, let end = neutral.end, !cars[index].wasStopped,
      neutral.covers(entry)
    else { return nil }
    queue += 1
    return end + 1000 + queue * 1300 - entry
  }

  mutating func retire(_ index: Int, _ begin: Int, _ sectors: [Int]) {
    var done: [Int] = []
    for sector in sectors.dropLast() where begin + done.reduce(sector, +) < story.retirement {
      done.append(sector)
    }
    cars[index].isOut = true
    log.retirements.append(
      Retirement(
        driver: cars[index].driver, time: story.retirement, lapStart: begin, sectors: done))
  }
}
