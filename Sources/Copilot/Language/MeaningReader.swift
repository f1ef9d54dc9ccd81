/// Notes what a phrase means where it stands.
struct MeaningReader {
  let lexicon: Lexicon
  let spans: [QuestionReader.Span]
  /// Places of words that belong to a phrase with gaps.
  let inside: Set<Int>

  func read(at index: Int, _ reading: inout Reading) {
    let span = spans[index]
    guard !span.meanings.isEmpty else {
      if reading.taken.contains(span.start) { return }
      reading.unknown[span.start] = span.text
      return
    }
    var meanings = span.meanings
    // "Median instead of mean": the mean is not meant.
    if index > 0, spans[index - 1].has(.insteadOf) { return }
    // "Sprints left out", which the sprints have noted.
    if index > 0, spans[index - 1].isOfKind, Self.leavingOut.contains(Words.key(span.words)) {
      return
    }
    if span.words.first?.stem == "after" { reading.saysAfter = true }
    if Self.earlier.contains(Words.key(span.words)) { reading.saysBefore = true }
    let before = index > 0 ? spans[index - 1].words.last?.stem ?? "" : ""
    if before == "list" || before == "name" { meanings.remove(.filler) }
    if meanings != [.filler] { reading.understood += 1 }
    noteGroups(in: span, &reading)
    // "Per car" is for each driver.
    if span.words[0].stem == "car", span.words.count == 1,
      ["per", "by", "each", "every"].contains(before)
    {
      reading.groups.append(.driver)
    }
    if meanings.contains(.metric("rain", isWeak: false)) {
      // "a wet qualifying" is about rain, "on wets" about tyres.
      meanings = meanings.filter { if case .compound = $0 { false } else { true } }
    }
    if span.words.count == 1, index + 1 < spans.count, spans[index + 1].words[0].stem == "car" {
      // "The red cars" are no tyres.
      meanings = meanings.filter { if case .compound = $0 { false } else { true } }
      if meanings.isEmpty { reading.unknown[span.start] = "\(span.text) car" }
    }
    let isUnit = span.words.first?.stem == "min" && index > 0 && spans[index - 1].number != nil
    if isUnit || (span.bound != nil && index + 1 < spans.count && spans[index + 1].number != nil) {
      meanings = meanings.filter { if case .order = $0 { false } else { true } }
    }
    var drivers = meanings.compactMap { if case .driver(let code) = $0 { code } else { nil } }
    if !drivers.isEmpty {
      // "Max" is a driver, "max speed" is not.
      if meanings.contains(.order(.high)), isMaximum(index) {
        drivers = []
      } else {
        meanings = meanings.filter { if case .order = $0 { false } else { true } }
      }
    }
    if reading.isGuess, reading.asked != nil || reading.order != nil, span.isName,
      !["in", "at"].contains(before)
    {
      return
    }
    let teams = meanings.compactMap { if case .team(let team) = $0 { team } else { nil } }
    // "Who was on the podium with Norris?", "besides Norris and Leclerc"
    let isBeside = before == "with" && reading.asked == .driver
    let goesOn =
      ["and", "or"].contains(before) && index > 1
      && reading.withoutDrivers.contains { spans[index - 2].has(.driver($0)) }
    // "Max aside, who was fastest?"
    let next = index + 1 < spans.count ? spans[index + 1].words[0].stem : ""
    let isLeftOut = ["aside", "excluded", "excepted"].contains(next)
    if isLeftOut { reading.taken.insert(span.start + span.words.count) }
    if reading.isNegated || isBeside || goesOn || isLeftOut, drivers.count == 1 || !teams.isEmpty {
      reading.withoutDrivers += drivers
      reading.withoutTeams += teams
      reading.isNegated = false
      meanings = meanings.filter { if case .team = $0 { false } else { true } }
    } else {
      if !drivers.isEmpty, reading.drivers.isEmpty,
        ["behind", "than", "from", "to", "off"].contains(before)
      {
        reading.firstIsReference = true
      }
      addDrivers(drivers, &reading)
      if let code = drivers.first, reading.driverPlaces[code] == nil {
        reading.driverPlaces[code] = span.start
      }
    }
    if meanings.contains(.dimension(.corner)), index > 0, spans[index - 1].has(.end(.first)) {
      reading.corner = "1"
      reading.end = nil
    }
    if meanings.contains(.dimension(.lap)), span.words.count == 1, index > 0,
      spans[index - 1].has(.end(.first)), reading.laps == nil, !span.words[0].isPlural
    {
      // "At the end of the first lap"
      (reading.laps, reading.end) = (1...1, nil)
    }
    if inside.isSuperset(of: span.start..<span.start + span.words.count) {
      // The phrase says what they mean, except for names.
      meanings = meanings.filter {
        switch $0 {
        // "Which laps did he lead" asks for laps.
        case .dimension(let dimension):
          (dimension == .lap && before == "which") || (dimension == .season && before == "per")
        case .order, .aggregate, .shape, .soft, .end, .negation, .bound, .filler: false
        default: true
        }
      }
      if meanings.isEmpty { return }
    }
    let isOfNumber = index + 1 < spans.count && spans[index + 1].number != nil
    let isLoose = meanings.allSatisfy {
      switch $0 {
      case .metric, .soft, .bound, .teammate: true
      case .number: !isOfNumber
      default: false
      }
    }
    if isLoose, !meanings.isEmpty, drivers.isEmpty { reading.loose[span.start] = span.text }
    for meaning in meanings { note(meaning, span, index, before, &reading) }
  }

  /// "Max speed", "min, mean and max"; a capital letter makes a driver of most.
  private func isMaximum(_ index: Int) -> Bool {
    let next = index + 1 < spans.count ? spans[index + 1].words[0].stem : ""
    if Self.measured.contains(next) { return true }
    let before = index > 0 ? spans[index - 1].words : []
    if spans[index].text == "max", before.count == 1, Self.measured.contains(before[0].stem),
      spans.indices.contains(where: { $0 != index && spans[$0].isDriver }),
      !["and", "vs", "versus", "v", "or", "against"].contains(next)
    {
      // "rpm max, HAM"
      return true
    }
    return spans[index].text == "max"
      && (["tyre", "tire", "stint", "lap", "age", "gap"].contains(next)
        || (max(0, index - 4)..<index).contains { spans[$0].isStatistic })
  }

  private func note(
    _ meaning: Meaning, _ span: QuestionReader.Span, _ index: Int, _ before: String,
    _ reading: inout Reading
  ) {
    let listed = before == "all" && index > 1 && isListing(spans[index - 2])
    let asks =
      ["which", "what", "whose", "list", "name"].contains(before) || listed || asksKind(index)
      || asksSome(index)
      || ["which", "what"].contains(span.words.first?.stem)
    switch meaning {
    case .dimension(let dimension): addDimension(dimension, index, asks, &reading)
    case .team(let team):
      if !reading.teams.contains(team) { reading.teams.append(team) }
      // "Each Mercedes", "both Ferraris" are their drivers.
      if ["each", "every"].contains(before) { reading.groups.append(.driver) }
      if span.words.last?.isPlural == true, ["both", "the", "two"].contains(before) {
        reading.plurals.insert(.driver)
      }
    case .event(let slug): if !reading.events.contains(slug) { reading.events.append(slug) }
    case .sessions(let codes):
      // "By race retirements" says what they are ranked by.
      addSessions(
        codes, index, before,
        (asks || isEach(before) || isEachYear(index)) && !isOfMeasure(index, before), &reading)
    case .segment(let number): reading.segments.append(number)
    case .compound(let compound):
      if !reading.compounds.contains(compound) { reading.compounds.append(compound) }
    case .condition(let condition):
      reading.conditions.append(condition)
      reading.taken.formUnion(span.places)
    case .season(let word): reading.seasonWord = word
    case .race(let word):
      reading.race = word
      if word != .all, ["his", "her", "their"].contains(before) {
        // Somebody's first race is not the first of a season.
        reading.clauses[span.start] = "\(before) \(span.text)"
      }
      if word == .all, ["each", "every"].contains(span.words.first?.stem) {
        reading.groups.append(.event)
      }
    case .order
    where before == "how" && ["fast", "quick", "slow"].contains(span.text.lowercased()):
      // "How fast do they go through it?" asks for a speed.
      break
    case .order(let named):
      // "Most evenly" is best, "most erratic" is not.
      let isQuality =
        index + 1 < spans.count && Lexicon.qualities.contains(spans[index + 1].words[0].stem)
      // "The gap to the best" is no order.
      if before == "the", index > 1, spans[index - 2].words.count == 1,
        ["to", "off", "from", "behind"].contains(spans[index - 2].words[0].stem),
        named == .best
      {
        break
      }
      let order =
        isQuality && span.text == "most"
        ? .best : isQuality && span.text == "least" ? .worst : named
      if let former = reading.order, former != order { reading.saidTwice.insert("order") }
      reading.order = reading.order ?? order
    case .aggregate(let aggregate):
      // "How many in total" is how many.
      if reading.aggregate == .count, aggregate == .total { break }
      if reading.aggregate == .percentile, aggregate == .median {
        reading.percentiles.append(50)
        break
      }
      reading.aggregate = reading.aggregate.map { $0.with(aggregate) } ?? aggregate
    case .shape(.trend) where span.text.lowercased() == "by laps":
      // "The busiest team by laps on track" says by what.
      break
    case .shape(let shape):
      reading.shapes.insert(shape)
      if span.text == "per", index + 1 < spans.count, spans[index + 1].number == nil {
        reading.saysPer = true
      }
      if shape == .who {
        reading.asked = .driver
        if let word = span.words.last, word.stem == "driver" {
          reading.asksForSeveral = word.isPlural
        }
      }
    case .championship(let name): reading.championship = name
    case .negation: (reading.isNegated, reading.negationPlace) = (true, span.start)
    case .guess: reading.isGuess = true
    case .teammate:
      reading.teammatePlaces.formUnion(span.places)
      reading.taken.formUnion(span.places)
    case .relative(let dimension, let step):
      // "In the race after lap 10" is that race.
      let next = index + 1 < spans.count ? spans[index + 1] : nil
      if next?.has(.dimension(.lap)) == true { return }
      if dimension == .season { reading.seasonStep += step } else { reading.eventStep += step }
    case .end(let end): note(end, index, &reading)
    case .refused(let reason): reading.refused = reason
    case .bound(let bound): compare(by: bound, span, index, &reading)
    case .metric, .number, .filler, .driver, .soft, .insteadOf: break
    }
  }

  /// "The last lap" is one of the laps, "the last stint" one of the stints.
  private func note(_ end: Meaning.RowEnd, _ index: Int, _ reading: inout Reading) {
    let next = index + 1 < spans.count ? spans[index + 1] : nil
    // "How long did it last?"
    let isVerb =
      spans[index].words.count == 1 && spans[index].words[0].raw.lowercased() == "last"
      && reading.says("how long")
      && (next == nil || ["in", "at", "on"].contains(next?.words[0].stem))
    if isVerb { return }
    // "The first and last lap" are two.
    if index + 2 < spans.count, ["and", "or"].contains(spans[index + 1].words[0].stem),
      let other = spans[index + 2].end, other != end
    {
      reading.saidTwice.insert("end")
    }
    if let next, next.has(.dimension(.stint)) {
      if end == .first { reading.stint = 1 } else { reading.isOfLastStint = true }
    } else if let next, next.has(.dimension(.lap)), end == .last, next.words.last?.isPlural != true
    {
      reading.lastLaps = .init(count: 1, isOwn: index > 0 && spans[index - 1].isOwner)
    } else {
      reading.end = end
    }
  }

  /// "Quicker than Sainz": what no number follows compares two.
  private func compare(
    by bound: Meaning.Bound, _ span: QuestionReader.Span, _ index: Int, _ reading: inout Reading
  ) {
    if bound == .atMost, index + 1 == spans.count || spans[index + 1].number == nil {
      // "How hot did it get at most?"
      reading.order = reading.order ?? .high
      reading.loose[span.start] = nil
    }
    guard span.words.last?.stem == "than", index + 1 < spans.count else { return }
    // "Longer than anyone" is longest.
    let isOfAll = ["anyone", "anybody", "any", "everyone", "everybody", "all"].contains(
      spans[index + 1].words[0].stem)
    guard
      Numerals.seconds(spans[index + 1].words[0].stem) == nil,
      isOfAll || spans.dropFirst(index + 1).prefix(3).contains(where: { $0.isName })
    else { return }
    let isSpeed = ["faster", "quicker"].contains(span.words.first?.stem)
    reading.order = reading.order ?? (isSpeed ? .best : bound == .below ? .low : .high)
    reading.loose[span.start] = nil
  }

  private func isListing(_ span: QuestionReader.Span) -> Bool {
    ["list", "show", "name", "give"].contains(span.words.last?.stem)
  }

  private static let earlier: Set = [
    "before", "going into", "heading into", "coming into", "prior to",
  ]

  private static let measured: Set = [
    "speed", "track", "air", "wind", "temperature", "temp", "rpm", "humidity", "pressure", "gear",
    "point", "number", "throttle", "rev", "engine", "value",
  ]

  // "every 2023 qualifying"
  private func isEachYear(_ index: Int) -> Bool {
    index > 1 && spans[index - 1].number != nil && spans[index - 2].has(.shape(.each))
  }

  func isEach(_ word: String) -> Bool {
    ["each", "every", "per", "by", "all"].contains(word)
  }

  private func addDrivers(_ codes: [String], _ reading: inout Reading) {
    if codes.count > 1 {
      reading.ambiguousDrivers.append(codes.sorted())
    } else if let code = codes.first, !reading.drivers.contains(code) {
      reading.drivers.append(code)
    }
  }
}
