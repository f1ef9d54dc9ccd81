/// An invented driver in an invented car.
struct Entrant {
  let number: Int
  let code: String
  let firstName: String
  let lastName: String
  let team: Team
  /// How much slower than the reference car, as a share of a lap.
  let deficit: Double
  /// The deviation of the driver's laps in milliseconds.
  let scatter: Double

  /// The number as the origins write it.
  var key: String { String(number) }
  var driverId: String { "simulated_\(lastName.lowercased())" }
}

/// An invented team.
struct Team {
  let name: String
  /// Six hexadecimal digits without a hash mark, as in the live timing.
  let colour: String

  var constructorId: String {
    "simulated_" + name.lowercased().split(separator: " ").joined(separator: "_")
  }

  static let all = [
    Team(name: "Meridian Works", colour: "E4572E"), Team(name: "Copperline", colour: "2E86AB"),
    Team(name: "Halcyon Orbit", colour: "3BB273"), Team(name: "Northlight", colour: "7768AE"),
    Team(name: "Tessera Racing", colour: "E1BC29"), Team(name: "Quillon", colour: "8A8D91"),
    Team(name: "Verdant Apex", colour: "1B998B"), Team(name: "Ironbark", colour: "C5283D"),
    Team(name: "Palisade", colour: "5BC0EB"), Team(name: "Ember Forge", colour: "F26430"),
    Team(name: "Driftwood", colour: "8D6A9F"),
  ]
}

extension Entrant {
  /// Two to a team, in the order of the teams.
  private static let drivers: [(first: String, last: String, code: String, number: Int)] = [
    ("Ardo", "Velmark", "VMK", 5), ("Tisha", "Orrane", "ORR", 12),
    ("Beno", "Kastrell", "KAS", 21), ("Lior", "Quennick", "QNK", 34),
    ("Maro", "Dexhaven", "DXH", 8), ("Suvi", "Talloran", "TLR", 46),
    ("Rook", "Ellismere", "ELM", 17), ("Inka", "Brandarro", "BRD", 29),
    ("Caspar", "Wyndelle", "WYN", 41), ("Joss", "Farrowby", "FAR", 66),
    ("Nilo", "Pettrane", "PTN", 52), ("Odile", "Rasquinne", "RSQ", 73),
    ("Tamsin", "Hollowick", "HLW", 38), ("Emrys", "Vantell", "VNT", 90),
    ("Zeno", "Karrabast", "KRB", 25), ("Yara", "Lindqvale", "LDQ", 57),
    ("Piet", "Osmarre", "OSM", 61), ("Ulla", "Greybrook", "GRB", 84),
    ("Dario", "Fennimark", "FNM", 19), ("Kei", "Morvanta", "MRV", 48),
    ("Halle", "Stridwell", "STW", 93), ("Bram", "Ottesund", "OTT", 70),
  ]

  static let maximum = drivers.count

  /// A car that is in the telemetry and that nobody drives.
  static let reserveNumber = 99

  /// The season's first `count` entrants. Cars differ by up to 1.6 % of a lap, team mates by a few tenths of that.
  static func field(_ count: Int, year: Int, seed: UInt64) -> [Entrant] {
    var random = Seeded(seed, "field \(year)")
    let ranks = random.shuffled(Array(Team.all.indices))
    return drivers.prefix(count).enumerated().map { index, driver in
      let car = Double(ranks[index / 2]) / Double(Team.all.count - 1) * 0.016
      return Entrant(
        number: driver.number, code: driver.code, firstName: driver.first, lastName: driver.last,
        team: Team.all[index / 2], deficit: max(0, car + random.normal(0.0015)),
        scatter: random.uniform(80, 180))
    }
  }
}
