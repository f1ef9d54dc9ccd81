/// Cuts a question into the longest phrases that mean something.
extension QuestionReader {
  /// - Parameter withoutModest: whether "how many rounds" is no measure of its own.
  /// - Parameter chosen: the measure that is meant: faint names of others are words by themselves, "quickest drivers".
  func spans(
    _ words: [Word], withoutModest: Bool = false, for chosen: String? = nil
  ) -> [Span] {
    var spans: [Span] = []
    var at = 0
    while at < words.count {
      var length = min(lexicon.longest, words.count - at)
      while length > 1 {
        if let found = meanings(words[at..<at + length]), !isCut(words, at + length),
          !withoutModest || !lexicon.isModest(found), !isFaint(found, beside: chosen)
        {
          break
        }
        length -= 1
      }
      let part = words[at..<at + length]
      spans.append(Span(start: at, words: Array(part), meanings: meanings(part) ?? []))
      at += length
    }
    return spans
  }

  /// Whether a phrase is nothing but a faint name of other measures.
  private func isFaint(_ meanings: Set<Meaning>, beside chosen: String?) -> Bool {
    guard let chosen else { return false }
    return meanings.allSatisfy {
      if case .metric(let name, isWeak: true) = $0 { name != chosen } else { false }
    }
  }

  /// "Laps behind the safety car" are no laps behind.
  func isCrossing(_ metric: Set<Int>, _ condition: Range<Int>) -> Bool {
    guard let first = metric.min(), let last = metric.max(), metric.count == last - first + 1 else {
      return false
    }
    return condition.count > 2 && first < condition.lowerBound && condition.contains(last)
      && last < condition.upperBound - 1
  }

  /// "The longest first stint" is of first stints, "longest first" is an order.
  private func isCut(_ words: [Word], _ end: Int) -> Bool {
    words[end - 1].stem == "first" && end < words.count
      && ["stint", "stop", "lap", "run", "sector", "corner"].contains(words[end].stem)
  }

  private func meanings(_ words: ArraySlice<Word>) -> Set<Meaning>? {
    // Q and R are sessions where they stand alone; a and I are not.
    if words.count == 1, let raw = words.first?.raw, ["Q", "R", "S", "q"].contains(raw) {
      return [.sessions([raw.uppercased()])]
    }
    guard var found = lexicon.phrases[Words.key(words)] else { return nil }
    // VER is a driver, and so is ver; but per, had, law and van are words.
    if words.count == 1, let word = words.first, word.stem.count == 3,
      word.raw != word.raw.uppercased(),
      found.count > 1
    {
      let code = word.stem.uppercased()
      let isName = lake.drivers.contains {
        $0.code == code
          && $0.fullName.lowercased().split(separator: " ").contains(Substring(word.stem))
      }
      if !isName, found.contains(.filler) { found.remove(.driver(code)) }
    }
    return found
  }
}
