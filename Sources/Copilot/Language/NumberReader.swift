/// Says what the numbers of a question count.
struct NumberReader {
  let spans: [QuestionReader.Span]
  let lake: LakeVocabulary
  /// Places of words that belong to a phrase of the measure: "delta to P1".
  let inside: Set<Int>
  /// Spans that belong to a number before them.
  var used: Set<Int> = []

  init(spans: [QuestionReader.Span], inside: Set<Int>, lake: LakeVocabulary) {
    self.spans = spans
    self.inside = inside
    self.lake = lake
  }

  /// Whether the span was a number, or told what one means, and is done with.
  mutating func read(at index: Int, _ reading: inout Reading) -> Bool {
    if used.contains(index) { return true }
    if inside.isSuperset(of: spans[index].places) { return false }
    if takeBound(at: index, &reading) { return true }
    let word = spans[index].words[0].stem
    if spans[index].words.count == 1, word.count == 3, word.first == "p",
      let percentile = Int(word.dropFirst()), word.dropFirst().first == "0" || percentile > 30
    {
      take(percentile: percentile, &reading)
      return true
    }
    if spans[index].words.count == 1, word.count <= 3, word.first == "p",
      let place = Int(word.dropFirst()),
      (1...30).contains(place)
    {
      if let last = placeAfter(index), last > place {
        // "P2 to P5"
        reading.places = place...last
        used.formUnion([index + 1, index + 2])
        reading.understood += 1
        return true
      }
      reading.take(place, as: \.position, "place")
      reading.understood += 1
      return true
    }
    if spans[index].words.count == 1, word.first == "l", let lap = Int(word.dropFirst()) {
      reading.take(lap...lap, as: \.laps, "laps")
      return true
    }
    if spans[index].words.count == 1, word.first == "t", word.count <= 3,
      let corner = Int(word.dropFirst())
    {
      reading.take("\(corner)", as: \.corner, "corner")
      return true
    }
    if let stops = stops(at: index) {
      reading.take(stops, as: \.times, "how often")
      reading.understood += 1
      return true
    }
    if word == "zero" {
      (reading.bound, reading.boundValue) = (.exactly, "0")
      return true
    }
    if spans[index].words.count == 1, let times = Numerals.times(spans[index].words[0]) {
      reading.take(times, as: \.times, "how often")
      return true
    }
    if spans[index].words.count == 1, let ordinal = Numerals.ordinal(spans[index].words[0]) {
      return take(ordinal: ordinal, index, &reading)
    }
    guard let number = spans[index].number else { return false }
    reading.understood += 1
    take(number, index, &reading)
    return true
  }

  /// "A one-stop", "two stoppers": so many stops.
  private func stops(at index: Int) -> Int? {
    guard index + 1 < spans.count, spans[index].words.count == 1 else { return nil }
    let next = spans[index + 1].words[0]
    guard spans[index + 1].words.count == 1, spans[index].number ?? 1 < 10 else { return nil }
    guard next.stem == "stopper" || (next.stem == "stop" && !next.isPlural) else { return nil }
    return spans[index].words[0].stem == "one" ? 1 : spans[index].number
  }

  /// "second stint", "third fastest", "was fourth"; "one second" is a time.
  private mutating func take(ordinal: Int, _ index: Int, _ reading: inout Reading) -> Bool {
    if index > 0,
      spans[index - 1].number != nil && !spans[index - 1].isYear
        || ["a", "per", "one"].contains(wordBefore(index))
    {
      return false
    }
    reading.understood += 1
    let next = index + 1 < spans.count ? spans[index + 1] : nil
    if index + 3 < spans.count, next?.words.first?.stem == "and",
      spans[index + 3].words[0].stem == "percentile"
    {
      // "10th and 90th percentile"
      take(percentile: ordinal, &reading)
      return true
    }
    if next?.words.first?.stem == "percentile" {
      used.insert(index + 1)
      take(percentile: ordinal, &reading)
      return true
    }
    if let next, next.has(.dimension(.stint)) || next.words.first?.stem == "stop" {
      reading.take(ordinal, as: \.stint, "stint")
    } else if let next, next.has(.dimension(.corner)) {
      reading.take("\(ordinal)", as: \.corner, "corner")
      used.insert(index + 1)
    } else if let next, next.has(.dimension(.lap)) {
      reading.take(ordinal...ordinal, as: \.laps, "laps")
    } else if let next, isOrdered(next), !Self.placing.contains(wordBefore(index) ?? "") {
      // "The second most wins"; who "finished second most often" had that place.
      reading.take(ordinal, as: \.rank, "rank")
    } else {
      reading.take(ordinal, as: \.position, "place")
      if let next, ["place", "position"].contains(next.words[0].stem) { used.insert(index + 1) }
    }
    return true
  }

  private static let placing: Set = [
    "finish", "finished", "finishing", "came", "come", "coming", "placed", "ended", "started",
    "qualified",
  ]

  private func take(percentile: Int, _ reading: inout Reading) {
    reading.understood += 1
    // "Median and 95th percentile"
    if reading.aggregate == .median { reading.percentiles.append(50) }
    reading.percentiles.append(percentile)
    reading.aggregate = .percentile
  }

  private func isOrdered(_ span: QuestionReader.Span) -> Bool {
    span.isOrder
      || span.words.contains {
        ["fastest", "best", "quickest", "most", "highest"].contains($0.stem)
      }
  }

  private mutating func take(_ number: Int, _ index: Int, _ reading: inout Reading) {
    let isSeason = spans[index].isYear && !isAfter(index, .number(.lap))
    if isSeason,
      let range = seasonRange(number, index)
    {
      reading.seasonsAreOne = true
      reading.seasons += lake.seasons.filter(range.contains).sorted()
      return
    }
    if isSeason {
      if !reading.seasons.contains(number) { reading.seasons.append(number) }
      return
    }
    let next = index + 1 < spans.count ? spans[index + 1] : nil
    // "McLaren's two cars", "per five minutes"
    if number == 2, let next, ["car", "driver"].contains(next.words[0].stem) { return }
    if wordBefore(index) == "per" { return }
    if takeAllRounds(index, &reading) { return }
    if let next, ["minute", "metre", "meter"].contains(next.words[0].stem) {
      // No number of rows.
      reading.unknown[spans[index].start] = "\(spans[index].text) \(next.text)"
      return
    }
    // "which of the three compounds"
    if index > 1, spans[index - 2].words.last?.stem == "of",
      ["the", "his", "her", "their", "its"].contains(wordBefore(index))
    {
      return
    }
    if isAfter(index, .number(.corner)) {
      reading.take("\(number)", as: \.corner, "corner")
      return
    }
    if isAfter(index, .number(.stint)) {
      reading.take(number, as: \.stint, "stint")
      return
    }
    if isAfter(index, .number(.round)) {
      // "the Miami race 23" is one of 2023.
      if number >= 18, !reading.events.isEmpty, lake.seasons.contains(2000 + number) {
        reading.seasons.append(2000 + number)
      } else {
        reading.take(number, as: \.round, "round")
      }
      return
    }
    if isAfter(index, .number(.lap)) { takeLap(number, index, &reading); return }
    if takeEnd(number, index, &reading) || takeRounds(number, index, &reading) { return }
    if isAfter(index, .number(.driver)),
      let driver = lake.drivers.last(where: { $0.numbers.contains("\(number)") })
    {
      reading.drivers.append(driver.code)
      return
    }
    if wordBefore(index) == "position" {
      reading.take(number, as: \.position, "place")
      return
    }
    if (18...49).contains(number), !isAfter(index, .shape(.top)), !isOfNext(index),
      lake.seasons.contains(2000 + number), next?.has(.dimension(.lap)) != true
    {
      let isOther = !reading.seasons.isEmpty && !reading.seasons.contains(2000 + number)
      if isOther, spans.contains(where: \.isYear) {
        // "Points of 2021 to 25" is no second year.
        reading.saidTwice.insert("season")
      }
      reading.seasons.append(2000 + number)
      return
    }
    reading.countIsOfMeasure = isOfNext(index)
    reading.take(number, as: \.count, "number of rows")
  }

  /// "A driver 26 points": a number of what follows, not a year.
  private func isOfNext(_ index: Int) -> Bool {
    guard index > 0, index + 1 < spans.count, spans[index + 1].words.contains(where: \.isPlural),
      !isOrdered(spans[index + 1])
    else {
      return false
    }
    if spans[index - 1].isOrder { return false }
    let isOfYear = spans[index - 1].isOfSessions || spans[index - 1].isName
    return !isOfYear
      && !["in", "of", "from", "season", "year", "and", "to"].contains(wordBefore(index))
      && spans[index + 1].meanings.contains { if case .metric = $0 { true } else { false } }
  }

  private func placeAfter(_ index: Int) -> Int? {
    guard index + 2 < spans.count, ["to", "through"].contains(spans[index + 1].words[0].stem),
      spans[index + 2].words.count == 1, spans[index + 2].words[0].stem.first == "p"
    else { return nil }
    return Int(spans[index + 2].words[0].stem.dropFirst())
  }

  func isAfter(_ index: Int, _ meaning: Meaning) -> Bool {
    guard index > 0 else { return false }
    var before = spans[index - 1]
    if meaning == .number(.lap), index > 1, ["between", "from"].contains(before.words[0].stem),
      index + 2 < spans.count, spans[index].number ?? 999 < 150, spans[index + 2].number != nil
    {
      // "Each lap between 10 and 15"
      before = spans[index - 2]
      if before.words.last?.stem == "lap" { return true }
    }
    // "Position at the end of laps 1 to 10" may be the name of a measure.
    let isOfLap =
      meaning == .number(.lap) && before.words.last?.stem == "lap"
      && before.words.contains { ["end", "on", "after"].contains($0.stem) }
    return isOfLap || before.has(meaning)
  }

  func wordBefore(_ index: Int) -> String? {
    index > 0 && index <= spans.count ? spans[index - 1].words.last?.stem : nil
  }
}
