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
    let hasScope =
      !reading.events.isEmpty || !reading.seasons.isEmpty || reading.seasonWord != nil
      || reading.round != nil || reading.race != nil
    return (opens && words.count <= 12) || (!hasScope && words.count <= 14)
      || (!asks && words.count <= 4 && reading.championship == nil)
  }

  /// What "by how much?" asks after a first place.
  private static let margins = [
    "pole": "pole_margin", "winner": "winning_margin", "result": "winning_margin",
  ]

  /// The former question, with what the new one says in place of what it said.
  static func merge(_ new: Reading, into old: Reading) -> Reading {
    var merged = old
    var hasMetric = new.metrics.contains { !$0.isWeak }
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
    if hasMetric, !isMargin { merged.metrics = new.metrics }
    if !new.drivers.isEmpty {
      merged.drivers = new.shapes.contains(.compare) ? old.drivers + new.drivers : new.drivers
    }
    if !new.drivers.isEmpty, new.teams.isEmpty { merged.teams = [] }
    if !new.teams.isEmpty { merged.teams = new.teams; merged.drivers = new.drivers }
    if !new.events.isEmpty { merged.events = new.events; merged.round = nil; merged.race = nil }
    if !new.sessions.isEmpty {
      merged.sessions = new.sessions
      merged.segments = []
    }
    if !new.segments.isEmpty { merged.segments = new.segments }
    if !new.compounds.isEmpty { merged.compounds = new.compounds }
    if !new.conditions.isEmpty { merged.conditions = new.conditions }
    if !new.seasons.isEmpty || new.seasonWord != nil {
      merged.seasons = new.seasons
      merged.seasonWord = new.seasonWord
    }
    if let race = new.race { merged.race = race; merged.events = new.events }
    if let laps = new.laps { merged.laps = laps }
    if let corner = new.corner { merged.corner = corner }
    if let stint = new.stint { merged.stint = stint }
    if let count = new.count { merged.count = count }
    if let order = new.order { merged.order = order }
    if let aggregate = new.aggregate { merged.aggregate = aggregate }
    if !new.groups.isEmpty { merged.groups = new.groups }
    if let asked = new.asked, new.metrics.isEmpty == false || asked != .driver {
      merged.asked = asked
    }
    if new.position != nil { merged.position = new.position }
    if let championship = new.championship { merged.championship = championship }
    // Who is named is asked about, not looked for.
    if !new.drivers.isEmpty, old.asked == .driver { merged.asked = nil; merged.order = nil }
    if !hasMetric, let weak = new.metrics.first, new.asked == nil { merged.metrics = [weak] }
    if new.asked != nil, new.aggregate == nil { merged.aggregate = nil }
    if old.championship != nil || old.metrics.contains(where: { $0.name == "points_standing" }) {
      if new.dimensions == [.team] { merged.championship = "team" }
      if new.dimensions == [.driver] { merged.championship = "driver" }
    }
    if isMargin { merged.position = nil }
    merged.loose =
      hasMetric || merged.metrics != old.metrics
      ? new.loose : old.loose.merging(new.loose.map { (1000 + $0, $1) }) { a, _ in a }
    merged.refused = new.refused
    merged.unknown = new.unknown
    merged.corrections = new.corrections
    merged.ambiguousDrivers = new.ambiguousDrivers
    return merged
  }
}
