/// Of what a bound, a place or the first of an order is meant.
extension PlanDoubts {
  /// "Laps with a gap under a second" bounds each lap, not a driver's average; a share bounds each by itself.
  var boundOfEach: String? {
    guard reading.boundValue != nil, reading.aggregate != .average, reading.aggregate != .median,
      !selection.meets.contains(.share),
      metric.rowKeys.contains("lap_number") || metric.entity == "lap" || metric.entity == "sample",
      ["avg(", "median("].contains(where: selection.sql.contains)
    else { return nil }
    return "a bound on each \(metric.entity)"
  }

  /// "Drivers with a number above 40" bounds no points, and a lap time no gap.
  var boundOfOther: String? {
    guard let places = reading.boundPlaces, let value = reading.boundValue.flatMap(Double.init)
    else { return nil }
    let before = places.lowerBound > 0 ? reading.stems[places.lowerBound - 1] : ""
    if before == "number", !metric.value.contains("number") { return "a bound on a number" }
    let after = places.upperBound < reading.stems.count ? reading.stems[places.upperBound] : ""
    // "In at least 20 grands prix" is how often.
    let isOfEvents = ["race", "grand", "gp", "event", "weekend", "round"].contains(after)
    if isOfEvents, selection.sql.contains("\(metric.value) >= ") {
      return "a number of \(after == "grand" ? "grands prix" : after + "s")"
    }
    let isOfGap = ["gap", "delta"].contains(where: metric.value.contains)
    return reading.boundIsTime && isOfGap && value > 60 ? "a bound on a lap time" : nil
  }

  /// "Where was he running on lap 20?" is about that lap, which a number of rows is not.
  var lapNumber: String? {
    guard reading.laps == nil, let count = reading.count else { return nil }
    // "Who is number 27?"
    return ["lap", "number"].first { reading.says("\($0) \(count)") }.map { "\($0) \(count)" }
  }

  /// "The most points in one weekend" are of one, not of all of a season.
  var ofOne: String? {
    for (noun, columns) in Self.wholes {
      let isSaid = ["in one", "in a single", "in a", "in any one", "on one", "on a single"].contains
      {
        reading.says("\($0) \(noun)")
      }
      guard isSaid, reading.ranking != nil,
        columns.isDisjoint(with: selection.columns), plan.scope.sessions.count > 1
      else { continue }
      return "in one \(noun)"
    }
    return nil
  }

  /// "Quickest man in the middle sector" is one, not all in an order.
  var superlative: String? {
    let opening = reading.stems.first { !["the", "a", "who", "was"].contains($0) } ?? ""
    let isOne =
      Self.superlatives.contains(opening)
      && reading.stems.contains { ["man", "guy", "bloke", "driver", "team", "car"].contains($0) }
      && reading.plurals.isDisjoint(with: [.driver, .team])
    let isMet = ["QUALIFY", " LIMIT ", "min(", "max("].contains(where: selection.sql.contains)
    return isOne && !isMet && !reading.namesSeveral && reading.drivers.isEmpty
      && reading.groups.isEmpty ? "which is “\(opening)”" : nil
  }

  private static let superlatives: Set = [
    "quickest", "fastest", "slowest", "highest", "lowest", "biggest", "longest", "shortest", "best",
    "worst",
  ]

  /// "From Monza to the end of that season" are some of its rounds.
  var toTheEnd: String? {
    let isSaid = [
      "to the end of that season", "to the end of the season", "until the end of the season",
    ]
    .contains(where: reading.says)
    return isSaid && reading.stems.contains("from") ? "from when to when" : nil
  }

  /// "Of the drivers' fastest laps, how many were set on hards?" does not count all laps.
  var ofFastest: String? {
    let isSaid = ["fastest lap", "best lap", "quickest lap"].contains(where: reading.says)
    return isSaid && reading.aggregate == .count && metric.name == "lap_time"
      && reading.clausesOfResult.isEmpty ? "of fastest laps alone" : nil
  }

  /// "Of those who started in the top five, who lost most?" says who is meant, not how many.
  var topOf: String? {
    let isPlace = ["in", "from", "outside", "inside", "within"].contains {
      reading.says("\($0) the top \(reading.count ?? 0)")
    }
    // "Each of the top three in qualifying" are those of its result.
    let isOfQualifying =
      reading.says("the top \(reading.count ?? 0) in qualifying") && metric.model.hasSuffix("_best")
    guard isPlace || isOfQualifying, !plan.countIsPlace, reading.clausesOfResult.isEmpty,
      reading.ranking != nil
    else { return nil }
    return "who is in the top \(reading.count ?? 0)"
  }

  /// "Who made the quickest stop, and how many did he make?"
  var twoQuestions: String? {
    guard [.best, .worst].contains(reading.ranking),
      let second = ["and how many", "and how often", "and how much"].first(where: reading.says),
      reading.asked != nil, selection.columns.count < 3
    else { return nil }
    return "two questions: “\(second)”"
  }

  /// "Who spent the most laps within a second?" counts them.
  var mostLaps: String? {
    let isSaid = ["most lap", "fewest lap"].contains(where: reading.says)
    return isSaid && !selection.sql.contains("(") && reading.asked == .driver
      && !selection.columns.contains { $0.contains("laps") } ? "how many laps" : nil
  }

  /// "Whose visit to the pits took longest?" is not told by how many there were.
  var longest: String? {
    let isSaid = ["longest", "shortest", "took longer"].contains(where: reading.says)
    let isCount = selection.sql.contains("count(*) AS") && metric.kind == .event
    return isSaid && isCount && !reading.shapes.contains(.streak) ? "how long" : nil
  }

  /// "The top three circuits" are rows of circuits, not of drivers.
  var rowsOf: String? {
    guard let count = reading.count, let place = reading.stems.firstIndex(of: "\(count)"),
      place + 1 < reading.stems.count, let columns = Self.nouns[reading.stems[place + 1]],
      columns.isDisjoint(with: selection.columns), reading.aggregate != .count
    else { return nil }
    return "\(count) of what is named \(reading.stems[place + 1])"
  }

  /// Columns that tell an event or its place.
  static let places: Set = ["round", "grand_prix", "session_id", "circuit"]

  private static let nouns: [String: Set<String>] = [
    "circuit": places, "track": places, "venue": places, "race": places, "event": places,
    "driver": ["driver", "entrant"], "team": ["team", "entrant"],
    "constructor": ["team", "entrant"], "corner": ["corner"], "turn": ["corner"],
    "season": ["season"], "year": ["season"],
  ]

  private static let wholes: [(String, Set<String>)] = [
    ("weekend", ["round", "grand_prix", "session_id"]),
    ("season", ["season"]), ("year", ["season"]),
    ("stint", ["stint"]), ("lap", ["lap_number"]),
    ("session", ["session_id", "session_code", "grand_prix"]),
  ]
}
