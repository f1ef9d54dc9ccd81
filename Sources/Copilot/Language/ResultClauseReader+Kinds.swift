/// Drivers by how often they stopped, and by their nation.
extension ResultClauseReader {
  /// "the three-stoppers", "those who stopped twice".
  func stops(_ at: Int) -> ResultClause? {
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
  func nation(_ at: Int) -> ResultClause? {
    guard let nation = Self.nation(of: words[at]), Self.people.contains(word(at + 1)) else {
      return nil
    }
    return ResultClause(kind: .nation(nation), isNegated: false, places: [at])
  }

  /// Whether somebody's nation is named, which is also that of a Grand Prix.
  static func namesNation(_ stems: [String]) -> Bool {
    zip(stems, stems.dropFirst()).contains { nation(of: $0) != nil && people.contains($1) }
  }

  private static func nation(of word: String) -> String? {
    nations.first { $0.lowercased() == word }
  }

  /// As Jolpica writes them.
  private static let nations: Set = [
    "American", "Argentine", "Australian", "Austrian", "Belgian", "Brazilian", "British",
    "Canadian", "Chinese", "Danish", "Dutch", "Finnish", "French", "German", "Italian", "Japanese",
    "Mexican", "Monegasque", "Polish", "Russian", "Spanish", "Swedish", "Swiss", "Thai",
  ]
  private static let people: Set = ["driver", "pilot", "racer", "winner", "polesitter", "rookie"]
}
