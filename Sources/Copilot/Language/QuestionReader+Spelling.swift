/// Slips of the keys, other forms of known words, and words written as one.
extension QuestionReader {
  /// Replaces words that stand in no known phrase by the nearest that does.
  func correct(_ words: inout [Word], _ reading: inout Reading) {
    var known: Set<Int> = []
    for span in spans(words) where !span.meanings.isEmpty {
      known.formUnion(span.start..<span.start + span.words.count)
    }
    for index in words.indices where !known.contains(index) {
      guard !gappedWords.contains(words[index].stem),
        let form = inflection.known(for: words[index].stem)
      else { continue }
      words[index] = Word(stem: form, raw: words[index].raw)
      known.insert(index)
    }
    // What a neighbour was meant to be helps to tell.
    for _ in 0..<2 {
      for index in words.indices where !known.contains(index) {
        let word = words[index]
        // A word of a phrase with gaps is known, though it means nothing alone.
        guard word.raw.count > 3, Int(word.stem) == nil, !lexicon.words.contains(word.stem),
          let better = better(corrections(of: word), at: index, in: words),
          isSure(better, for: word)
        else { continue }
        reading.corrections[word.raw] = better
        // A plural stays one.
        words[index] = Word(stem: better, raw: word.isPlural ? better + "s" : better)
      }
    }
    // "Pushlaps"
    for index in words.indices.reversed()
    where !known.contains(index)
      && reading.corrections.values.allSatisfy({ $0 != words[index].stem })
      && lexicon.phrases[words[index].stem] == nil
    {
      guard let parts = parts(of: words[index]) else { continue }
      words.replaceSubrange(index...index, with: parts)
    }
  }

  /// Two words written as one that are a phrase together.
  private func parts(of word: Word) -> [Word]? {
    let raw = word.raw.lowercased()
    guard raw.count > 6 else { return nil }
    for length in 3...raw.count - 3 {
      let parts = Words.split("\(raw.prefix(length)) \(raw.dropFirst(length))")
      let areWords =
        parts.count == 2
        && parts.allSatisfy {
          lexicon.words.contains($0.stem) && lexicon.phrases[$0.stem] != [.filler]
        }
      if areWords { return parts }
    }
    return nil
  }

  /// What changes nothing is meant only where one slip makes it of the word: an unknown word might change the answer.
  private func isSure(_ correction: String, for word: Word) -> Bool {
    guard lexicon.phrases[correction] == [.filler] else { return true }
    let written = word.raw.lowercased()
    return [written, word.stem].contains {
      Spelling.distance(Array($0.utf8), Array(correction.utf8)) < 2
    }
  }

  /// The nearest words, "acros" before what it might be the plural of.
  private func corrections(of word: Word) -> [String] {
    let whole = spelling.nearest(to: word.raw.lowercased())
    let stem = spelling.nearest(to: word.stem)
    return
      (stem.words.isEmpty || !whole.words.isEmpty && whole.distance <= stem.distance
      ? whole : stem).words
  }

  /// The only one, the only one that makes a phrase with a neighbour (race pace, not race phase), or the only one that
  /// means anything.
  private func better(_ candidates: [String], at index: Int, in words: [Word]) -> String? {
    // Short words are words of their own too: lean is not lead, but race pase is race pace.
    let word = words[index].stem
    let sure = candidates.filter {
      word.count > 4 || $0.count != word.count || $0.sorted() == word.sorted()
    }
    if candidates.count < 2, !sure.isEmpty { return candidates[0] }
    let fitting = candidates.filter { candidate in
      var stems = words.map(\.stem)
      stems[index] = candidate
      return (2...3).contains { length in
        (max(0, index - length + 1)...index).contains { start in
          start + length <= stems.count
            && lexicon.phrases[stems[start..<start + length].joined(separator: " ")] != nil
        }
      }
    }
    if fitting.count == 1 { return fitting[0] }
    if sure.count == 1 { return sure[0] }
    let meaning = sure.filter { lexicon.phrases[$0].map { $0 != [.filler] } ?? false }
    return meaning.count == 1 ? meaning[0] : nil
  }
}
