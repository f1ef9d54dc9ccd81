/// When cars come in, and how slow they are while the race is neutralised.
extension Race {
  func factor(_ index: Int, _ number: Int) -> Double {
    guard neutral.kind == .safetyCar else { return Neutralisation.virtualFactor }
    let isLapped = (ends[number]?.min() ?? .max) <= cars[index].at
    let leads = tails[number] == nil
    return leads || isLapped ? Neutralisation.paceFactor : Neutralisation.catchUpFactor
  }

  mutating func decidesToPit(_ index: Int, _ number: Int) -> Bool {
    guard number < laps, number >= 3 else { return false }
    let car = cars[index]
    if neutral.kind == .redFlag {
      // Everyone comes in at the end of the lap that the flag interrupts.
      let end = car.at + weekend.place.referenceLap
      if car.at < neutral.start, end >= neutral.start { return true }
      if neutral.covers(car.at) { return !car.wasStopped }
    }
    if needsOtherTyres(car, number) { return true }
    guard log.rain.wetness(at: car.at) < 0.12 else { return car.repair?.lap == number }
    if car.stops.contains(number) || car.repair?.lap == number { return true }
    let isCheap = neutral.covers(car.at) && !car.hasStopped && !car.stops.isEmpty
    guard isCheap, number * 5 > laps, cars[index].random.unit() < 0.6 else {
      return false
    }
    cars[index].stops.removeFirst()
    return true
  }

  /// The track is too wet for the tyres, or too dry, by more than a little.
  private func needsOtherTyres(_ car: RaceCar, _ number: Int) -> Bool {
    guard number < laps - 1 else { return false }
    let wetness = log.rain.wetness(at: car.at)
    switch car.tyres.compound {
    case .soft, .medium, .hard: return wetness > 0.15
    case .intermediate: return wetness < 0.09 || wetness > 0.78
    case .wet: return wetness < 0.62
    }
  }
}
