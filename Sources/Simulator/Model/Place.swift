/// An invented circuit: how long a lap takes there, and how it is cut into sectors.
struct Place {
  let name: String
  /// The key of the circuit in the live timing; far above the keys of real circuits.
  let circuitKey: Int
  /// The lap of the reference car: fresh soft tyres, no fuel, clean track.
  let referenceLap: Int
  /// The shares of the first and second sector in a lap.
  let sectorShares: (first: Double, second: Double)
  /// The reference car's greatest speed in km/h.
  let topSpeed: Int
  let lengthMetres: Int

  /// "aldermoor", "kestrel_bay".
  var slug: String { name.lowercased().split(separator: " ").joined(separator: "_") }

  static let names = [
    "Aldermoor", "Brackwater", "Cindervale", "Dunhollow", "Eastmarch", "Farrowmere", "Glasswick",
    "Hollowmere", "Ironford", "Juniper Reach", "Kestrel Bay", "Larkspur Downs", "Mirefield",
    "Northgale", "Oakhaven", "Pellandra", "Quillport", "Ravensholt", "Saltmere", "Thornwick",
    "Umberlea", "Vantorra", "Windlass Point", "Yarrowdene",
  ]

  static func circuitKey(round: Int) -> Int { 9000 + round }

  init(round: Int, seed: UInt64) {
    name = Place.names[(round - 1) % Place.names.count]
    circuitKey = Place.circuitKey(round: round)
    var random = Seeded(seed, "place \(round)")
    referenceLap = Int(random.uniform(76_000, 96_000))
    let first = random.uniform(0.28, 0.36)
    sectorShares = (first, random.uniform(0.34, 0.40))
    topSpeed = random.integer(300...330)
    lengthMetres = Int(Double(referenceLap) / 1000 * random.uniform(57, 63))
  }
}
