/// Questions that go on from the one before.
enum FollowUp {
  private static let openings = [
    "and", "what about", "how about", "only", "same", "now", "but", "just", "also", "then",
    "wbu", "n", "plus",
  ]

  static func `is`(_ question: String, _ reading: Reading) -> Bool {
    let words = Words.split(question).map(\.stem)
    let opens = openings.contains { opening in
      Array(words.prefix(opening.split(separator: " ").count))
        == opening.split(separator: " ").map(String.init)
    }
    let asks = !reading.metrics.filter { !$0.isWeak }.isEmpty
    // Without any event or season it can only be about those before.
    return (opens && words.count <= 12) || (!reading.namesScope && words.count <= 14)
      || (!asks && words.count <= 4 && reading.championship == nil)
  }

  /// What "by how much?" asks after a first place.
  private static let margins = [
    "pole": "pole_margin", "winner": "winning_margin", "result": "winning_margin",
  ]

  /// "Where did each of them start?" after the podium is about those three.
  private static func whoWasMeant(_ new: Reading, _ old: Reading) -> ResultClause? {
    guard new.drivers.isEmpty, new.teams.isEmpty, new.asked != .driver,
      old.drivers.isEmpty, old.teams.isEmpty,
      !persons.isDisjoint(with: new.stems)
    else { return nil }
    let names = Set(old.metrics.filter { !$0.isWeak }.map(\.name))
    let places: ClosedRange<Int>? =
      if names.contains("podium") {
        1...3
      } else if let place = old.position, names.isSubset(of: ["result"]) {
        place...place
      } else if let count = old.count, names.isSubset(of: ["result"]) {
        1...count
      } else if names.contains("winner") { 1...1 } else { nil }
    let isOfRace = old.sessions.allSatisfy { ["R", "S"].contains($0) }
    return places.flatMap {
      isOfRace ? ResultClause(kind: .finish($0), isNegated: false, places: []) : nil
    }
  }

  private static let persons: Set = ["he", "him", "his", "she", "her", "they", "them", "their"]

  /// The former question, with what the new one says in place of what it said.
  static func merge(_ new: Reading, into old: Reading) -> Reading {
    var merged = old
    var hasMetric = new.metrics.contains {
      !$0.isWeak && !$0.places.isSubset(of: new.teammatePlaces)
    }
    if new.asked == .driver, new.drivers.isEmpty, hasMetric { merged.drivers = [] }
    // A short question changes the measure alone: "air temperature instead".
    if hasMetric, new.stems.count > 4 || new.asked != nil {
      (merged.position, merged.rank, merged.count) = (nil, nil, nil)
      (merged.order, merged.aggregate) = (nil, nil)
    }
    let isMargin = new.saysHowMuch && !hasMetric
    if isMargin, let margin = margins[old.metrics.first { !$0.isWeak }?.name ?? ""] {
      merged.metrics = [
        .init(name: margin, places: [], isWeak: false, isPlural: false, isGap: true, order: nil)
      ]
      merged.asked = nil
      hasMetric = true
    }
    if hasMetric, !isMargin {
      merged.metrics = new.metrics
      if let clause = whoWasMeant(new, old) {
        merged.clausesOfResult.append(clause)
        (merged.asked, merged.shapes) = (new.asked, new.shapes)
      }
    }
    if !new.drivers.isEmpty {
      let isBeside = new.shapes.contains(.compare) && new.drivers.count == 1
      merged.drivers = isBeside ? old.drivers + new.drivers : new.drivers
    }
    // "How many drivers started on softs?" is about all of them.
    if new.aggregate == .count, new.countedNoun == .driver, hasMetric, new.drivers.isEmpty,
      new.pronoun == nil
    {
      merged.drivers = []
    }
    if !new.drivers.isEmpty { merged.teammateOf = nil }
    if !new.teammatePlaces.isEmpty, new.drivers.isEmpty, !hasMetric, old.drivers.count == 1 {
      (merged.drivers, merged.teammateOf) = ([], old.drivers[0])
    }
    let said = merged.teammateOf == nil ? [] : new.teammatePlaces
    let newLoose = new.loose.filter { !said.contains($0.key) }
    if !new.drivers.isEmpty, new.teams.isEmpty { merged.teams = [] }
    if !new.teams.isEmpty { merged.teams = new.teams; merged.drivers = new.drivers }
    if !new.events.isEmpty { merged.events = new.events; merged.round = nil; merged.race = nil }
    if !new.sessions.isEmpty {
      merged.sessions = new.sessions
      merged.sessionsAreOne = new.sessionsAreOne
      merged.segments = []
    }
    if !new.segments.isEmpty { merged.segments = new.segments }
    if !new.compounds.isEmpty { merged.compounds = new.compounds }
    merged.conditions += new.conditions.filter { !old.conditions.contains($0) }
    if !new.seasons.isEmpty || new.seasonWord != nil {
      merged.seasons = new.seasons
      merged.seasonsAreOne = new.seasonsAreOne
      merged.seasonWord = new.seasonWord
    }
    // "The year's next round" is one of them, not the year.
    let newRace = new.eventStep == 0 ? new.race : nil
    let isElsewhere = !new.events.isEmpty || new.round != nil || newRace != nil
    merged.eventStep = (isElsewhere ? 0 : old.eventStep) + new.eventStep
    merged.seasonStep = (new.seasons.isEmpty ? old.seasonStep : 0) + new.seasonStep
    // "A year later, in 2024": both say the same.
    if !new.seasons.isEmpty, new.seasons == old.seasons.map({ $0 + new.seasonStep }) {
      merged.seasonStep = 0
    }
    if let race = newRace {
      (merged.race, merged.raceCount, merged.events) = (race, new.raceCount, new.events)
    }
    if new.namesLaps { (merged.laps, merged.lastLaps) = (new.laps, new.lastLaps) }
    if let corner = new.corner { merged.corner = corner }
    if new.namesStint { (merged.stint, merged.isOfLastStint) = (new.stint, new.isOfLastStint) }
    if let count = new.count { merged.count = count }
    if let times = new.times { merged.times = times }
    if let rank = new.rank { merged.rank = rank }
    if new.boundValue != nil {
      (merged.bound, merged.boundValue, merged.boundIsTime) = (
        new.bound, new.boundValue, new.boundIsTime
      )
      (merged.boundPlaces, merged.boundIsOfLaps) = (new.boundPlaces, new.boundIsOfLaps)
    }
    if let order = new.order { merged.order = order }
    // "Same for the last sector?" keeps "fastest".
    if hasMetric, merged.order == nil, new.stems.first == "same",
      new.metrics.allSatisfy({ $0.order == nil })
    {
      merged.order = old.order ?? old.metrics.first { $0.order != nil }?.order
    }
    if let aggregate = new.aggregate {
      (merged.aggregate, merged.countedNoun) = (aggregate, new.countedNoun)
    }
    if !new.groups.isEmpty { merged.groups = new.groups }
    if let asked = new.asked, new.metrics.isEmpty == false || asked != .driver {
      merged.asked = asked
    }
    if new.position != nil || new.places != nil {
      (merged.position, merged.places) = (new.position, new.places)
    }
    if let championship = new.championship { merged.championship = championship }
    // Who is named is asked about, not looked for.
    if !new.drivers.isEmpty, new.asked == nil, old.asked == .driver {
      (merged.asked, merged.order) = (nil, nil)
    }
    // "How many did he make?" is about one of them.
    if hasMetric, new.pronoun != nil, new.asked == nil, new.drivers.isEmpty {
      (merged.asked, merged.groups) = (nil, new.groups)
    }
    // "And at the end of lap 40?" names a lap and no measure.
    let others = new.metrics.filter {
      !$0.places.isSubset(of: new.teammatePlaces) && !($0.name == "lap_time" && new.namesLaps)
    }
    if !hasMetric, let weak = others.first, new.asked == nil, !new.stems.contains("same") {
      merged.metrics = [weak]
    }
    if new.asked != nil, new.aggregate == nil { merged.aggregate = nil }
    if old.championship != nil || old.metrics.contains(where: { $0.name == "points_standing" }) {
      if new.dimensions == [.team] { merged.championship = "team" }
      if new.dimensions == [.driver] { merged.championship = "driver" }
    }
    if isMargin { merged.position = nil }
    merged.refused = new.refused
    if hasMetric || merged.metrics != old.metrics {
      (merged.stems, merged.loose, merged.unknown) = (new.stems, newLoose, new.unknown)
      merged.driverPlaces = new.driverPlaces
    } else {
      // What was not understood before is not understood now.
      let start = old.stems.count
      merged.stems += new.stems
      merged.teammatePlaces = Set(new.teammatePlaces.map { start + $0 })
      merged.loose.merge(newLoose.map { (start + $0, $1) }) { a, _ in a }
      merged.unknown.merge(new.unknown.map { (start + $0, $1) }) { a, _ in a }
    }
    merged.corrections = new.corrections
    merged.saidTwice = new.saidTwice
    merged.taken = new.taken
    // "On which lap did he set it?" is still about whoever the first question looks for.
    merged.pronoun = hasMetric ? new.pronoun : old.pronoun
    (merged.kind, merged.clauses) =
      hasMetric || new.kind != nil
      ? (new.kind, new.clauses) : (old.kind, old.clauses.filter { $0.value != "than" })
    merged.ambiguousDrivers = new.ambiguousDrivers
    return merged
  }
}
