/// Finds what a question says of somebody's race beside what it asks: "who finished in the top ten", "starting from pole".
struct ResultClauseReader {
  let words: [String]
  /// Places of words such as "winner's".
  let possessives: Set<Int>
  /// Compounds by their words.
  let compounds: [String: String]

  /// All of them, the longest reading of each place.
  func clauses() -> [ResultClause] {
    var found: [ResultClause] = []
    var at = 0
    while at < words.count {
      if let clause = verb(at) ?? noun(at) ?? kind(at) ?? bestLap(at) ?? never(at) {
        found.append(clause)
        at = (clause.places.max() ?? at) + 1
      } else {
        at += 1
      }
    }
    return found
  }

  /// "started from pole", "finishing outside the top ten", "started on hards".
  private func verb(_ start: Int) -> ResultClause? {
    let isStart = Self.starting.contains(words[start])
    guard isStart || Self.finishing.contains(words[start]) else { return nil }
    var at = start + 1
    // "Never" is about a season, not about a race.
    if start > 0, ["never", "ever"].contains(words[start - 1]) { return nil }
    var isNegated = start > 0 && Self.negations.contains(words[start - 1])
    while at < words.count, at - start < 5, Self.joining.contains(words[at]) {
      isNegated = isNegated || words[at] == "not"
      at += 1
    }
    guard at < words.count else { return nil }
    if isStart, let compound = compounds[words[at]] {
      return clause(.startTyre(compound), isNegated, start, at)
    }
    if !isStart, ["point", "podium"].contains(words[at]), at > start + 1 {
      return clause(words[at] == "point" ? .points : .finish(1...3), isNegated, start, at)
    }
    guard let (range, end) = place(at, isStart: isStart) else { return nil }
    return clause(isStart ? .grid(range) : .finish(range), isNegated, start, end)
  }

  /// "podium finishers", "points scorers", "the last five finishers".
  private func noun(_ at: Int) -> ResultClause? {
    guard isOfThem(at) || possessives.contains(at) || possessives.contains(at + 1) else {
      return nil
    }
    let next = word(at + 1)
    switch words[at] {
    case "podium" where ["finisher", "sitter", "trio", "men"].contains(next):
      return clause(.finish(1...3), false, at, at + 1)
    case "winner": return clause(.finish(1...1), false, at, at)
    case "race" where next == "winner": return clause(.finish(1...1), false, at, at + 1)
    case "point" where ["scorer", "finisher"].contains(next):
      return clause(.points, false, at, at + 1)
    case "polesitter", "poleman": return clause(.grid(1...1), false, at, at)
    case "pole" where ["sitter", "man"].contains(next):
      return clause(.grid(1...1), false, at, at + 1)
    case "top", "first", "bottom", "last":
      guard let count = Int(next) else { return nil }
      let end = word(at + 2) == "classified" ? at + 3 : at + 2
      if word(end) == "starter", ["top", "first"].contains(words[at]) {
        return clause(.grid(1...max(1, count)), false, at, end)
      }
      // "Tyres of the first three of the sprint"
      if word(end) != "finisher", ["top", "first"].contains(words[at]), word(at + 2) == "of",
        word(at + 3) == "the"
      {
        return clause(.finish(1...max(1, count)), false, at, at + 1)
      }
      guard word(end) == "finisher" else { return nil }
      let isTop = ["top", "first"].contains(words[at])
      return clause(isTop ? .finish(1...max(1, count)) : .bottom(count), false, at, end)
    default: return nil
    }
  }

  /// "when he set his fastest lap", "on her best lap".
  private func bestLap(_ start: Int) -> ResultClause? {
    guard ["when", "on", "during", "at", "for"].contains(words[start]) else { return nil }
    let end = (start + 1..<min(words.count, start + 7)).first { words[$0] == "lap" }
    guard let end, end > start + 1, ["fastest", "best", "quickest"].contains(words[end - 1]) else {
      return nil
    }
    let between = words[start + 1..<end - 1].filter { !Self.setting.contains($0) }
    // At most the name of who set it stands between, which is read by itself.
    guard between.count < 2, words[start] == "when" || between.isEmpty else { return nil }
    let places = (start...end).filter { words[$0] != between.first }
    return ResultClause(kind: .bestLap, isNegated: false, places: Set(places))
  }

  /// "without ever winning", "but no podium", "without a single point".
  private func never(_ start: Int) -> ResultClause? {
    let isBut = ["but", "yet"].contains(words[start]) && ["no", "never"].contains(word(start + 1))
    let isWith = words[start] == "with" && word(start + 1) == "no"
    guard words[start] == "without" || isBut || isWith else { return nil }
    var at = start + 1
    while at < words.count, Self.doing.contains(words[at]) { at += 1 }
    if Self.deeds[word(at)] == nil, words[at - 1] == "scoring" { at -= 1 }
    guard at - start < 9, let deed = Self.deeds[word(at)] else { return nil }
    let isPosition = deed == .pole && word(at + 1) == "position"
    return ResultClause(
      kind: .never(deed), isNegated: false, places: Set(start...(isPosition ? at + 1 : at)))
  }

  /// Whether a noun says whose something is: "of the winner", "did the three podium finishers".
  private func isOfThem(_ at: Int) -> Bool {
    var before = at - 1
    while before >= 0, words[before] == "the" || Int(words[before]) != nil { before -= 1 }
    return before >= 0 && Self.owning.contains(words[before])
  }

  /// "pole", "the front row", "third place", "the top ten", "outside the top five".
  private func place(_ start: Int, isStart: Bool) -> (ClosedRange<Int>, Int)? {
    let here = words[start]
    if isStart, here == "pole" { return (1...1, word(start + 1) == "position" ? start + 1 : start) }
    if isStart, here == "front", word(start + 1) == "row" { return (1...2, start + 1) }
    var at = start
    let isOutside = ["outside", "beyond"].contains(here)
    if isOutside { at += 1 }
    if word(at) == "the" { at += 1 }
    if ["top", "best"].contains(word(at)), let count = Int(word(at + 1)), count > 0 {
      return (isOutside ? count + 1...99 : 1...count, at + 1)
    }
    guard !isOutside else { return nil }
    if word(at) == "first" || word(at) == "p1" { return (1...1, end(at)) }
    if let ordinal = Numerals.ordinal(Word(stem: word(at), raw: word(at))) {
      return (ordinal...ordinal, end(at))
    }
    if word(at).first == "p", let number = Int(word(at).dropFirst()), (1...30).contains(number) {
      return (number...number, end(at))
    }
    return nil
  }

  /// With "place" or "position" behind.
  private func end(_ at: Int) -> Int {
    ["place", "position", "spot"].contains(word(at + 1)) ? at + 1 : at
  }

  /// With the words that lead to it: "of those who", "when he".
  func clause(
    _ kind: ResultClause.Kind, _ isNegated: Bool, _ first: Int, _ last: Int
  ) -> ResultClause {
    var start = first
    while start > 0, Self.leading.contains(words[start - 1]) { start -= 1 }
    // "Who started first" asks for the driver: it is no aside.
    if start == 0, words[0] == "who" || words[0] == "which" { start = 1 }
    return ResultClause(kind: kind, isNegated: isNegated, places: Set(start...max(start, last)))
  }

  func word(_ at: Int) -> String { at < words.count ? words[at] : "" }

  private static let deeds: [String: ResultClause.Deed] = [
    "win": .win, "won": .win, "winning": .win, "victory": .win, "podium": .podium,
    "point": .points, "scoring": .points, "pole": .pole,
  ]
  private static let doing: Set = [
    "no", "never", "ever", "got", "get", "been", "was", "a", "an", "any", "single", "one", "once",
    "taking", "getting", "having",
    "scoring", "claiming", "reaching", "being", "standing", "on", "the", "race", "grand", "prix",
    "gp", "from", "starting", "earning",
  ]
  private static let starting: Set = [
    "start", "started", "starting", "begin", "began", "beginning",
  ]
  private static let finishing: Set = [
    "finish", "finished", "finishing", "came", "come", "coming", "ended", "classified", "got",
  ]
  private static let joining: Set = [
    "from", "in", "on", "the", "at", "as", "up", "home", "race", "a", "set", "of", "not", "inside",
    "within",
  ]
  private static let negations: Set = ["not", "didnt", "without"]
  private static let setting: Set = [
    "he", "she", "they", "set", "drove", "did", "his", "her", "their", "the", "own", "personal",
  ]
  private static let owning: Set = [
    "of", "from", "by", "for", "take", "took", "need", "did", "do", "were", "was", "among", "with",
  ]
  private static let leading: Set = [
    "who", "that", "those", "everyone", "everybody", "anyone", "when", "he", "she", "they", "guy",
    "men", "of", "the", "out", "one", "did", "not", "didnt", "while", "after", "despite", "having",
  ]
}
