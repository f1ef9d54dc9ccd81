/// A car in the race: where it is and what its team has planned.
struct RaceCar {
  let driver: Int
  let entrant: Entrant
  var random: Seeded
  /// The moment at which the next lap begins.
  var at: Int
  var completed = 0
  var stint = 0
  var tyres: TyreSet
  var lapsOnSet = 0
  /// The laps at whose end the car pits.
  var stops: [Int]
  var hasStopped = false
  /// Milliseconds that the stop which just happened costs on the next lap.
  var pitLoss = 0
  /// The lap at whose end the car pits with damage, and how long the repair takes.
  var repair: (lap: Int, duration: Int)?
  /// The next lap begins in the pit lane, when the race goes on after a red flag.
  var isStopped = false
  var wasStopped = false
  var isOut = false

  init(driver: Int, slot: Int, start: Int, _ kind: SessionKind, in weekend: Weekend) {
    self.driver = driver
    entrant = weekend.entrants[driver]
    random = weekend.random("\(kind.rawValue.lowercased()) \(entrant.code)")
    at = start
    let laps = weekend.laps(kind)
    let isOnSofts = random.unit() < (slot < 10 ? 0.35 : 0.2)
    tyres = TyreSet(
      compound: isOnSofts ? .soft : .medium, startAge: isOnSofts ? random.integer(0...3) : 0)
    let window = isOnSofts ? (0.3, 0.42) : (0.4, 0.62)
    let stop = Int(Double(laps) * random.uniform(window.0, window.1))
    // Nobody has to stop in a sprint.
    stops = kind == .sprint ? [] : [min(max(stop, 3), laps - 1)]
    if kind == .race && laps >= 20 && (isOnSofts || random.unit() < 0.2) {
      stops.append(Int(Double(laps) * random.uniform(0.7, 0.82)))
    }
  }

  /// What is fitted next: always another compound than before, and soft only for a short last stint.
  mutating func nextTyres(after lap: Int, of laps: Int) -> TyreSet {
    let isShort = Double(laps - lap) < Double(laps) * 0.25
    switch tyres.compound {
    case .medium: return TyreSet(compound: isShort ? .soft : .hard, startAge: 0)
    case .soft: return TyreSet(compound: isShort ? .medium : .hard, startAge: 0)
    case .intermediate, .wet: return TyreSet(compound: isShort ? .soft : .medium, startAge: 0)
    case .hard: return TyreSet(compound: isShort ? .soft : .medium, startAge: isShort ? 2 : 0)
    }
  }
}
