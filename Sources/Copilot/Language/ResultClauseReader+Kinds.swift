/// Drivers by how often they stopped, by their nation, and by what they won.
extension ResultClauseReader {
  func kind(_ at: Int) -> ResultClause? { stops(at) ?? nation(at) ?? won(at) ?? withPoints(at) }

  /// "the youngest driver that won a race".
  private func won(_ at: Int) -> ResultClause? {
    guard at > 1, words[at] == "won", ["who", "that"].contains(words[at - 1]) else { return nil }
    var end = at
    while end + 1 < words.count, ["a", "race", "grand", "prix", "gp"].contains(words[end + 1]) {
      end += 1
    }
    return end > at + 1 ? clause(.finish(1...1), false, at, end) : nil
  }

  /// "only the ones with points", "drivers who scored".
  private func withPoints(_ at: Int) -> ResultClause? {
    guard at > 1 else { return nil }
    let isWith =
      words[at] == "with" && word(at + 1) == "point"
      && ["one", "ones", "those", "driver"].contains(words[at - 1])
    if isWith { return clause(.points, false, start(at), at + 1) }
    let isScored =
      words[at] == "scored" && words[at - 1] == "who" && words[0] != "who"
      && (at + 1 == words.count || word(at + 1) == "point")
    return isScored
      ? clause(.points, false, start(at), word(at + 1) == "point" ? at + 1 : at) : nil
  }

  /// With "only the drivers who" before.
  private func start(_ at: Int) -> Int {
    var start = at
    while start > 1,
      ["only", "the", "one", "ones", "those", "driver", "who"].contains(words[start - 1])
    {
      start -= 1
    }
    return start
  }

  /// "the three-stoppers", "those who stopped twice".
  private func stops(_ at: Int) -> ResultClause? {
    if let count = Int(words[at]), word(at + 1) == "stopper", (1...9).contains(count) {
      return ResultClause(kind: .stops(count), isNegated: false, places: [at, at + 1])
    }
    let isOfThem = at > 1 && ["who", "that"].contains(words[at - 1])
    guard isOfThem, ["stopped", "pitted", "boxed"].contains(words[at]),
      let count = Numerals.times(Word(stem: word(at + 1), raw: word(at + 1)))
    else { return nil }
    return clause(.stops(count), false, at, at + 1)
  }

  /// "British drivers", "a Dutch winner".
  private func nation(_ at: Int) -> ResultClause? {
    guard let nation = Self.nations[words[at]], Self.people.contains(word(at + 1)) else {
      return nil
    }
    return ResultClause(kind: .nation(nation), isNegated: false, places: [at])
  }

  /// Whether somebody's nation is named, which is also that of a Grand Prix.
  static func namesNation(_ stems: [String]) -> Bool {
    zip(stems, stems.dropFirst()).contains { nations[$0] != nil && people.contains($1) }
  }

  /// What is no slip of another word: "Finnish" is not "finish".
  static var nationWords: Set<String> { Set(nations.keys) }

  /// As Jolpica writes them, by their words.
  private static let nations: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "American", "Argentine", "Australian", "Austrian", "Belgian", "Brazilian", "British",
      "Canadian", "Chinese", "Danish", "Dutch", "Finnish", "French", "German", "Italian",
      "Japanese",
      "Mexican", "Monegasque", "Polish", "Russian", "Spanish", "Swedish", "Swiss", "Thai",
    ].map { ($0.lowercased(), $0) })
  private static let people: Set = ["driver", "pilot", "racer", "winner", "polesitter", "rookie"]
}
