/// How two who are named stand to each other.
extension Reading {
  /// Words that put one before the other.
  static let comparing: Set = [
    "ahead", "behind", "beat", "beaten", "clear", "front", "outscore", "outscored", "outqualified",
    "faster", "slower", "quicker",
  ]

  /// Whether two are named, and one is said to be before the other.
  var comparesTwo: Bool {
    (drivers.count == 2 || teams.count == 2) && !Self.comparing.isDisjoint(with: stems)
  }

  /// "How many more points than Ferrari did Mercedes score?"
  var saysMoreThan: Bool {
    (drivers.count == 2 || teams.count == 2) && stems.contains("than")
      && !Set(["more", "fewer", "less"]).isDisjoint(with: stems)
  }

  /// The mean that is spoken of, also inside the name of a measure.
  var saidMean: Meaning.Aggregate? {
    if stems.contains("median") { return .median }
    let isSaid = stems.indices.contains { place in
      ["average", "mean", "avg"].contains(stems[place])
        && !(place > 0 && ["i", "you", "we"].contains(stems[place - 1]))
    }
    return isSaid ? .average : nil
  }

  /// "The most points in a single race" are of one race, not of all.
  var isOfOneRace: Bool {
    // "In a single 2021 race"
    let words = " \(stems.filter { Int($0) == nil }.joined(separator: " ")) "
    let isAny = ["race", "grand prix", "gp", "weekend"].contains { race in
      ["in any", "of any", "at any"].contains { words.contains(" \($0) \(race) ") }
    }
    return isAny
      || [
        "single race", "one race", "single grand prix", "one grand prix", "single gp",
        "single weekend", "one weekend",
      ].contains { race in
        ["in a", "in", "in any", "at a", "on a", "on any", "from a", "from"].contains {
          words.contains(" \($0) \(race) ")
        }
      }
  }

  /// "The gap of Perez to Verstappen": one is what the other is measured by.
  var measuresByOther: Bool {
    guard drivers.count == 2, let one = driverPlaces[drivers[0]],
      let other = driverPlaces[drivers[1]]
    else { return false }
    let between = stems[min(one, other)..<max(one, other)]
    return !Set(between).isDisjoint(with: ["to", "from", "behind", "ahead", "over", "off"])
  }

  /// "By how many seconds did Verstappen beat Perez?", "how many points was he ahead of Norris?"
  mutating func noteMargin() {
    let text = stems.filter { !["more", "fewer", "less"].contains($0) }.joined(separator: " ")
    // "In how many rounds did Norris score more points than Piastri?" counts rounds.
    guard comparesTwo || saysMoreThan,
      !(aggregate == .count && [.event, .session].contains(countedNoun)),
      Self.amounts.contains(where: { text.contains("how many \($0)") })
        || text.contains("how much") || (saysMoreThan && text.contains("how many"))
    else { return }
    shapes.insert(.difference)
    if saysMoreThan { order = nil }
    if aggregate == .count { (aggregate, countedNoun) = (nil, nil) }
  }

  private static let amounts = [
    "second", "tenth", "hundredth", "thousandth", "point", "place", "position",
  ]
}
