/// Words that pass for nothing in most questions, and change this one.
extension PlanDoubts {
  /// "Who qualified and finished in the same position?" compares two values.
  var same: String? {
    let places = reading.stems.indices.filter { reading.stems[$0] == "same" }
    let isOfValue = places.contains { place in
      place + 1 < reading.stems.count
        && [
          "position", "place", "man", "driver", "winner", "team", "time", "compound", "tyre", "lap",
          "number", "spot",
        ].contains(
          reading.stems[place + 1])
    }
    return isOfValue ? "what is the same" : nil
  }

  /// "Which sprint winner also won the race?" asks for two things of one.
  var also: String? {
    let named = reading.metrics.reduce(into: Set<Int>()) { $0.formUnion($1.places) }
    let isOfDeed = reading.stems.indices.contains { place in
      reading.stems[place] == "also" && named.contains(place + 1)
    }
    return isOfDeed && [.driver, .team].contains(reading.asked) ? "what holds as well" : nil
  }

  /// "The number of generated laps": what a column of the lake tells apart, and this plan does not.
  var flag: String? {
    // Conditions have words of their own.
    let flags = plan.lake.flags.subtracting(plan.semantics.synonyms.conditions.map(\.name))
    let named = reading.metrics.filter { $0.name == metric.name }
      .reduce(into: Set<Int>()) { $0.formUnion($1.places) }
    return reading.stems.indices.first { place in
      let stem = reading.stems[place]
      let isFlag = flags.contains(stem) || stem.count > 5 && flags.contains(stem + "d")
      return isFlag && !named.contains(place) && !selection.sql.contains(stem)
    }.map { "“\(reading.stems[$0])”" }
  }

  /// "Wins of British drivers" are not those of a Grand Prix.
  var ofNation: String? {
    let isKept = reading.clausesOfResult.contains(where: \.isOfNation)
    return ResultClauseReader.namesNation(reading.stems) && !isKept ? "of which nation" : nil
  }

  /// "Only drivers who scored" says who is meant.
  var onlyThose: String? {
    let isSaid = reading.stems.indices.contains { place in
      reading.stems[place] == "only"
        && reading.stems[place...].dropFirst().prefix(2).contains { ["who", "those"].contains($0) }
    }
    let isMet = !reading.clausesOfResult.isEmpty || reading.boundValue != nil
    return isSaid && !isMet && metric.kind != .event && reading.stems.first != "only"
      ? "only who is meant" : nil
  }

  /// "The most rows" are no values of them.
  var rowsOfTable: String? {
    ["most row", "many row", "fewest row"].contains(where: reading.says)
      && !selection.sql.contains("AS rows") ? "how many rows" : nil
  }

  /// "Since when" is no state of things.
  var sinceWhen: String? {
    reading.says("since when") ? "since when" : nil
  }

  /// "Which driver drove for two teams?": two of something else is no number of rows.
  var otherNoun: String? {
    guard let count = reading.count, let asked = reading.asked,
      let place = reading.stems.firstIndex(of: "\(count)"), place + 1 < reading.stems.count,
      let noun = Self.nouns[reading.stems[place + 1]], noun != asked, place > 0,
      reading.stems[place - 1] == "for" || reading.stems[place - 1] == "in"
    else { return nil }
    return "\(count) \(noun.rawValue)s"
  }

  /// "Who kept his grid position?" compares it with another.
  var kept: String? {
    let words: Set = ["kept", "keep", "retained", "retain", "held", "maintained"]
    return metric.places == true && reading.asked == .driver
      && !words.isDisjoint(with: reading.stems)
      ? "what was kept" : nil
  }

  private static let nouns: [String: Meaning.Dimension] = [
    "team": .team, "driver": .driver, "compound": .compound, "session": .session, "race": .event,
    "season": .season,
  ]
}
