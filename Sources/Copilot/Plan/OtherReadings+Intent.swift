/// What questions in such words have asked for, whatever phrases are known.
extension OtherReadings {
  /// A plan for the likeliest measure that there is one for.
  var ofIntent: (Planning, Planner.Turn)? {
    let guesses = planner.semantics.intents.guesses(first.phrasing)
    guard let best = guesses.first, best.metric != IntentModel.nothing else { return nil }
    let least = max(0.2, best.probability / 2)
    return planned(guesses.filter { $0.probability >= least }.prefix(2).map(reading))
  }

  /// The question read for a measure, where words that others used for it explain themselves.
  private func reading(of guess: IntentModel.Guess) -> Reading {
    let intents = planner.semantics.intents
    var reading = planner.reader.read(question, for: guess.metric)
    reading.chosen = guess.metric
    for (place, word) in reading.loose {
      let stem = reading.stems[place]
      if Self.relating.contains(word.lowercased()) { continue }
      let isSoft = planner.reader.lexicon.phrases[stem]?.contains(.soft) == true
      if isSoft ? intents.speaks(for: guess.metric, stem) : intents.allows(guess.metric, stem) {
        reading.loose[place] = nil
      }
    }
    // Of a sure guess, one word that nobody has used may be no more than colour.
    var colour = guess.probability >= 0.4 && !first.isTerse ? 1 : 0
    for (place, word) in reading.unknown.sorted(by: { $0.key < $1.key }) {
      let stem = reading.stems[place]
      if Self.relating.contains(stem) { continue }
      let isColour = !intents.knows(stem) && colour > 0 && !isName(word, at: place)
      guard isColour || intents.allows(guess.metric, stem) else { continue }
      reading.unknown[place] = nil
      reading.passedOver.append(word)
      if isColour { colour -= 1 }
    }
    return reading
  }

  /// Whether a word that nobody knows may be a name, of which everything depends.
  private func isName(_ word: String, at place: Int) -> Bool {
    guard word.allSatisfy(\.isLetter) else { return true }
    if place == 0 { return false }
    return word.first?.isLowercase != true || Self.beforeNames.contains(first.stems[place - 1])
  }

  /// What stands between two says how they are to each other, whatever is measured.
  private static let relating: Set = [
    "before", "after", "between", "behind", "ahead", "next", "previous", "against", "than",
    "last but", "but one", "left out", "not counted", "not included", "half", "halfway", "midway",
    // Whose rows are meant.
    "winner", "winning", "runner up", "polesitter", "pole sitter",
  ]

  private static let beforeNames: Set = [
    "did", "was", "were", "doe", "has", "is", "by", "for", "of", "with", "at", "in", "than", "from",
    "to", "and", "or", "on",
  ]
}

extension OtherReadings {
  /// What is not understood and is asked like that of which the lake has nothing is refused.
  static func refusal(of planning: Planning, _ intents: IntentModel, _ reading: Reading) -> Planning
  {
    guard planning.isOpen, let best = intents.guesses(reading.phrasing).first,
      best.metric == IntentModel.nothing, best.probability >= 0.5
    else { return planning }
    return .refused("The lake has nothing that answers this, and no question changes it.")
  }
}
