/// The lap-time model, in milliseconds:
///
///     lap = reference · (1 + deficit) · effort · (1 + 0.1 · wetness) + 30 · fuel kg + compound + wear · age
///           + loss of the compound in the wet − rubber + noise
///
/// 0.03 s per kilogram of fuel is the usual rule of thumb.
struct Pace {
  static let millisecondsPerKilogram = 30.0
  static let raceFuel = 110.0

  let place: Place
  let trapSpeeds: Speeds

  init(_ weekend: Weekend) {
    place = weekend.place
    trapSpeeds = weekend.track.trapSpeeds
  }

  /// What the model needs to know about one lap.
  struct Conditions {
    var entrant: Entrant
    var tyres: TyreSet
    /// Laps driven on the set before this lap, since it was fitted.
    var lapsOnSet: Int
    var fuel: Double
    /// 1 when everything is asked of the car; a race is driven at 1.015, a cool-down lap at 1.25.
    var effort: Double
    /// Milliseconds gained since the first lap of the weekend because rubber was laid down.
    var rubber: Double
    /// 0 on a dry track, up to 1.
    var wetness: Double
  }

  func lap(_ conditions: Conditions, _ random: inout Seeded) -> Int {
    let clean = Double(place.referenceLap) * (1 + conditions.entrant.deficit) * conditions.effort
    let car = clean * (1 + 0.1 * conditions.wetness)
    let tyres = conditions.tyres
    let age = Double(tyres.startAge + conditions.lapsOnSet)
    let rubber =
      tyres.compound.offset + tyres.compound.wear * age
      + tyres.compound.loss(wetness: conditions.wetness)
    let fuel = Pace.millisecondsPerKilogram * conditions.fuel
    return Int(
      (car + fuel + rubber - conditions.rubber + random.normal(conditions.entrant.scatter))
        .rounded())
  }

  /// Three sectors that sum to `lap` exactly.
  func sectors(of lap: Int, _ random: inout Seeded) -> [Int] {
    let first = Int((Double(lap) * place.sectorShares.first + random.normal(40)).rounded())
    let second = Int((Double(lap) * place.sectorShares.second + random.normal(40)).rounded())
    return [first, second, lap - first - second]
  }

  /// `factor` is the lap's speed relative to a flying lap.
  func speeds(_ entrant: Entrant, factor: Double, _ random: inout Seeded) -> Speeds {
    func at(_ reference: Int) -> Int {
      let speed = Double(reference) * (1 - entrant.deficit) * factor + random.normal(2.5)
      return max(40, Int(speed.rounded()))
    }
    let traps = trapSpeeds
    return Speeds(i1: at(traps.i1), i2: at(traps.i2), line: at(traps.line), trap: at(traps.trap))
  }
}

/// km/h at the first and second intermediate, the line and the speed trap.
struct Speeds {
  var i1: Int
  var i2: Int
  var line: Int
  var trap: Int
}
