/// Sessions, and what rows are about or grouped by.
extension MeaningReader {
  static let leavingOut: Set = ["left out", "not counted", "not included", "excluded"]

  func isOfMeasure(_ index: Int, _ before: String) -> Bool {
    before == "by" && spans[index].words.last?.isPlural == false && index + 1 < spans.count
      && spans[index + 1].isMeasure
  }

  /// Of which session a short one is the smaller kind.
  private static let main = ["S": "R", "SQ": "Q"]

  func addSessions(
    _ codes: [String], _ index: Int, _ before: String, _ isDimension: Bool,
    _ reading: inout Reading
  ) {
    // "In how many qualifyings"
    if isCounted(index), spans[index].words.last?.isPlural == true { reading.countedNoun = .event }
    // In "which race" and "each race" it is what is asked for, and only then the kind of session.
    if codes == ["R"], isDimension { return }
    if isDimension, ["which", "what"].contains(before), reading.asked == nil {
      // "Which qualifying was closest?"
      reading.asked = .event
      reading.asksForSeveral = spans[index].words.last?.isPlural ?? false
    } else if isDimension {
      reading.groups.append(.event)
    }
    // "each race or sprint"
    var codes = codes
    if index > 1, spans[index - 2].words.last?.stem == "race", ["and", "or"].contains(before) {
      codes.insert("R", at: 0)
    }
    let next = index + 1 < spans.count ? Words.key(spans[index + 1].words) : ""
    if let main = Self.main[codes[0]] {
      if reading.isNegated || Self.leavingOut.contains(next) {
        // "Sprints left out" leaves the races.
        codes = [main]
        reading.isNegated = false
        reading.leavesOutSprints = true
      } else if ["included", "include", "too", "as well", "counted"].contains(next)
        || ["including", "incl", "plus", "counting"].contains(before)
      {
        codes.insert(main, at: 0)
        reading.sessionsAreOne = true
      }
    }
    for code in codes where !reading.sessions.contains(code) { reading.sessions.append(code) }
  }

  func addDimension(
    _ dimension: Meaning.Dimension, _ index: Int, _ asks: Bool, _ reading: inout Reading
  ) {
    reading.dimensions.append(dimension)
    if isCounted(index) { reading.countedNoun = dimension }
    if index > 1, spans[index - 1].has(.shape(.distinct)), spans[index - 2].has(.aggregate(.count))
    {
      // "How many different teams"
      reading.countedNoun = dimension
    }
    if [.driver, .team].contains(dimension), index > 0, spans[index - 1].has(.aggregate(.count)) {
      // "How many drivers" is each of them once.
      reading.shapes.insert(.distinct)
    }
    if spans[index].words.last?.raw.lowercased() == "constructors", !asks, !isCounted(index),
      index == 0 || !spans[index - 1].has(.shape(.each)) && !spans[index - 1].has(.shape(.list))
    {
      // "Last in the constructors"
      reading.championship = "team"
    }
    if spans[index].words.last?.isPlural == true { reading.plurals.insert(dimension) }
    // "Who set the fastest lap, and on which tyres?" asks for who, with a further column.
    let isBeside =
      reading.asked == .driver && dimension != .event
      && spans[max(0, index - 4)..<index].contains { $0.words[0].stem == "and" }
      && spans.contains { $0.words[0].stem == "who" || $0.words[0].stem == "whose" }
    // "Whose stint" asks for a driver.
    let isOwned =
      index > 0 && spans[index - 1].words.last?.stem == "whose"
      && ![.driver, .team].contains(dimension)
    if asks, !isBeside, !isOwned, reading.asked == nil || reading.asked == .driver {
      reading.asked = dimension
      reading.asksForSeveral = spans[index].words.last?.isPlural ?? false
    }
    if dimension == .team, reading.asked == nil, index > 0, spans[index - 1].isOrder {
      // "The slowest team"
      reading.asked = .team
    }
    if dimension == .event, isOfMeasure(index, spans[max(0, index - 1)].text) { return }
    var at = index - 1
    while at >= 0, spans[at].isBeside { at -= 1 }
    let isEach = at >= 0 && ["each", "every"].contains(spans[at].words.last?.stem)
    guard at >= 0, index - at <= (isEach ? 5 : 2) else { return }
    // "by team and compound"
    if let group = reading.groups.last, spans[at].has(.dimension(group)), group != dimension, !asks,
      spans[index - 1].words[0].stem == "and" || spans[index].words.last?.isPlural != true
    {
      reading.groups.append(dimension)
    }
    // "over all drivers", "among all laps" is one number.
    let over =
      at > 0 && ["over", "across", "among"].contains(spans[at - 1].words.last?.stem)
      || at > 0 && spans[at - 1].words.last?.stem == "of" && reading.shapes.contains(.share)
    if over { return }
    if spans[at].has(.shape(.each)) || (spans[at].words.last?.stem == "all" && !asks) {
      reading.groups.append(dimension)
    }
  }

  /// "How many races", "how many of the 2021 races".
  private func isCounted(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, index - at < 5,
      ["of", "the", "his", "her", "their", "all", "those"].contains(spans[at].words[0].stem)
        || spans[at].isYear
    {
      at -= 1
    }
    return at >= 0 && spans[at].has(.aggregate(.count))
  }

  /// "Wins per driver" may be the name of a measure, and says by whom besides.
  func noteGroups(in span: QuestionReader.Span, _ reading: inout Reading) {
    guard span.words.count > 1, span.isMeasure else { return }
    for (word, next) in zip(span.words, span.words.dropFirst()) where isEach(word.stem) {
      for case .dimension(let dimension) in lexicon.phrases[next.stem] ?? []
      where [.driver, .team, .compound].contains(dimension) {
        reading.groups.append(dimension)
      }
    }
  }

  /// "Which three teams"
  func asksSome(_ index: Int) -> Bool {
    index > 1 && spans[index - 1].number != nil && spans[index].words.last?.isPlural == true
      && ["which", "what"].contains(spans[index - 2].words.last?.stem)
  }

  /// "What kind of tyre"
  func asksKind(_ index: Int) -> Bool {
    let words = spans.prefix(index).flatMap(\.words).suffix(3).map(\.stem)
    return words.count == 3 && ["what", "which"].contains(words[0])
      && ["kind", "sort", "type", "make"].contains(words[1]) && words[2] == "of"
  }
}
