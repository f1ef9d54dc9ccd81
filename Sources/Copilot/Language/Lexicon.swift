/// Phrases and what they can mean.
struct Lexicon: Sendable {
  private(set) var phrases: [String: Set<Meaning>] = [:]
  private(set) var longest = 1
  private(set) var words: Set<String> = []
  /// Words that a misspelt one may stand for; refusals are none.
  private(set) var spellable: Set<String> = []
  /// Phrases of metrics between whose parts other words may stand.
  private(set) var gapped: [GappedPhrase] = []

  /// Measures that are asked for only where nothing else is.
  private(set) var modest: Set<String> = []

  mutating func addModest(_ name: String) { modest.insert(name) }

  /// Whether a phrase says nothing but such a measure.
  func isModest(_ meanings: Set<Meaning>) -> Bool {
    meanings.allSatisfy {
      if case .metric(let name, _) = $0 { modest.contains(name) } else { false }
    }
  }

  /// Words of phrases with gaps: another form of one is another word.
  var gappedWords: Set<String> {
    gapped.reduce(into: []) { words, phrase in
      for part in phrase.parts { words.formUnion(part.stems) }
    }
  }

  mutating func add(_ phrase: String, _ meaning: Meaning) {
    if GappedPhrase.isGapped(phrase), case .metric(let name, let isWeak) = meaning {
      let gapped = GappedPhrase(phrase, metric: name, isWeak: isWeak)
      self.gapped.append(gapped)
      for part in gapped.parts {
        words.formUnion(part.stems)
        spellable.formUnion(part.stems)
      }
      return
    }
    let split = Words.split(phrase).map(Numerals.digits)
    guard !split.isEmpty else { return }
    phrases[Words.key(split), default: []].insert(meaning)
    longest = max(longest, split.count)
    for word in split { words.insert(word.stem) }
    if case .refused = meaning { return }
    for word in split { spellable.insert(word.stem) }
  }

  /// The order that a word of a phrase names.
  func order(in words: [Word]) -> Meaning.Order? {
    for (index, word) in words.enumerated() {
      // "get faster" is no order, "fastest" is.
      if word.stem.hasSuffix("er") { continue }
      if index + 1 < words.count, Self.qualities.contains(words[index + 1].stem) {
        if word.stem == "most" { return .best }
        if ["least", "less"].contains(word.stem) { return .worst }
      }
      for length in (1...words.count - index).reversed() {
        for meaning in phrases[Words.key(words[index..<index + length])] ?? [] {
          if case .order(let order) = meaning { return order }
        }
      }
    }
    return nil
  }

  /// "The fastest and the slowest", "from the lowest to the highest": the ends of a spread.
  func namesBothEnds(_ words: [Word]) -> Bool {
    let orders = words.filter { $0.stem != "the" }
      .map { $0.stem.hasSuffix("er") ? nil : order(in: [$0]) }
    let stems = words.map(\.stem).filter { $0 != "the" }
    return stems.indices.dropFirst().dropLast().contains { place in
      guard ["and", "to", "vs", "versus"].contains(stems[place]), let first = orders[place - 1],
        let second = orders[place + 1]
      else { return false }
      return first.isOpposite(of: second)
    }
  }

  /// Measures that are named anywhere in the words, overlapping or with gaps.
  func metrics(in words: [Word]) -> [Reading.MetricPhrase] {
    var found: [Reading.MetricPhrase] = []
    for start in words.indices {
      for length in 1...min(longest, words.count - start) {
        let part = Array(words[start..<start + length])
        var named: [Reading.MetricPhrase] = []
        for case .metric(let name, let isWeak) in phrases[Words.key(part)] ?? [] {
          named.append(phrase(name, isWeak, part, Set(start..<start + length)))
        }
        // A set has no order, and the same question has to give the same plan each time.
        found += named.sorted { $0.name < $1.name }
      }
    }
    let stems = words.map(\.stem)
    let present = Set(stems)
    var named: [Reading.MetricPhrase] = []
    for phrase in gapped where present.contains(phrase.parts[0].stems[0]) {
      guard let places = phrase.places(in: stems) else { continue }
      let part = places.sorted().map { words[$0] }
      named.append(self.phrase(phrase.metric, phrase.isWeak, part, places))
    }
    found += named.sorted { one, other in
      one.name != other.name
        ? one.name < other.name
        : one.places.sorted().lexicographicallyPrecedes(other.places.sorted())
    }
    return found
  }

  private func phrase(
    _ name: String, _ isWeak: Bool, _ words: [Word], _ places: Set<Int>
  ) -> Reading.MetricPhrase {
    return Reading.MetricPhrase(
      name: name, places: places, isWeak: isWeak, isPlural: words.last?.isPlural ?? false,
      isGap: words.contains { Self.gapWords.contains($0.stem) },
      order: words.count > 1 ? order(in: words) : nil)
  }

  /// What "most" makes the best of, not the largest.
  static let qualities: Set = [
    "consistent", "repeatable", "metronomic", "regular", "even", "steady", "stable", "reliable",
    "consistently", "evenly", "steadily", "regularly", "smooth", "smoothly", "constant",
  ]

  private static let gapWords: Set = [
    "gap", "behind", "ahead", "away", "clear", "slower", "faster", "quicker", "difference", "delta",
    "margin",
  ]

  /// Words that are none misspelt, though they mean nothing by themselves.
  mutating func know(_ stems: some Sequence<String>) { words.formUnion(stems) }

  mutating func add(_ list: [String], _ meaning: Meaning) {
    for phrase in list { add(phrase, meaning) }
  }
}
