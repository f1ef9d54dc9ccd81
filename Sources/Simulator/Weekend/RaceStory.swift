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

  init(_ weekend: Weekend, _ kind: SessionKind, grid: [Int]) {
    var random = weekend.random("\(kind.rawValue.lowercased()) story")
    let laps = Double(weekend.laps(kind))
    let isLong = weekend.laps(kind) >= RaceStory.safetyCarLaps
    self.kind = isLong ? RaceStory.drawn(random.unit()) : .virtual
    let lap = Double(weekend.place.referenceLap) * 1.07
    let moment = max(2.7, laps * random.uniform(0.36, 0.46))
    retirement = Race.start + 8000 + Int(moment * lap)
    neutralised = retirement + random.integer(10...40) * 1000
    // Neither is on pole, so that a leader exists throughout.
    retiree = grid[random.integer(1...grid.count - 1)]
    let last = grid.last { [retiree] in $0 != retiree }
    damaged = isLong ? last : nil
    sector = random.integer(1...weekend.track.corners.count)
    yellow = Race.start + Int(lap * max(1.5, laps * 0.15))
  }

  private static func drawn(_ share: Double) -> Neutralisation.Kind {
    share < 0.6 ? .safetyCar : share < 0.85 ? .virtual : .redFlag
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
