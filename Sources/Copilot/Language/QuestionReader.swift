/// Reads a question: finds the longest known phrases, then says what each means where it stands.
struct QuestionReader: Sendable {
  let lexicon: Lexicon
  let lake: LakeVocabulary
  private let spelling: Spelling

  init(_ lexicon: Lexicon, _ lake: LakeVocabulary) {
    self.lexicon = lexicon
    self.lake = lake
    spelling = Spelling(lexicon.words)
  }

  func read(_ question: String) -> Reading {
    var reading = Reading()
    var words = Words.split(question).map(Numerals.digits)
    correct(&words, &reading)
    let spans = spans(words)
    var numbers = NumberReader(spans: spans, lake: lake)
    for index in spans.indices {
      if numbers.read(at: index, &reading) { continue }
      apply(spans, index, &reading)
    }
    return reading
  }

  /// A phrase of the question.
  struct Span: Sendable {
    let words: [Word]
    let meanings: Set<Meaning>
    var number: Int? { words.count == 1 ? Int(words[0].stem) : nil }
    func has(_ meaning: Meaning) -> Bool { meanings.contains(meaning) }
  }

  private func spans(_ words: [Word]) -> [Span] {
    var spans: [Span] = []
    var at = 0
    while at < words.count {
      var length = min(lexicon.longest, words.count - at)
      while length > 1, meanings(words[at..<at + length]) == nil { length -= 1 }
      let part = words[at..<at + length]
      spans.append(Span(words: Array(part), meanings: meanings(part) ?? []))
      at += length
    }
    return spans
  }

  private func meanings(_ words: ArraySlice<Word>) -> Set<Meaning>? {
    // Q and R are sessions where they stand alone; a and I are not.
    if words.count == 1, let raw = words.first?.raw, ["Q", "R", "S", "q"].contains(raw) {
      return [.sessions([raw.uppercased()])]
    }
    guard var found = lexicon.phrases[Words.key(words)] else { return nil }
    // VER is a driver, and so is ver; but per, had, law and van are words.
    if words.count == 1, let word = words.first, word.raw.count == 3,
      word.raw != word.raw.uppercased(),
      found.count > 1
    {
      let code = word.raw.uppercased()
      let isName = lake.drivers.contains {
        $0.code == code
          && $0.fullName.lowercased().split(separator: " ").contains(Substring(word.stem))
      }
      if !isName, found.contains(.filler) { found.remove(.driver(code)) }
    }
    return found
  }

  /// Replaces words that stand in no known phrase by the nearest that does.
  private func correct(_ words: inout [Word], _ reading: inout Reading) {
    var known: Set<Int> = []
    var at = 0
    for span in spans(words) {
      if !span.meanings.isEmpty { known.formUnion(at..<at + span.words.count) }
      at += span.words.count
    }
    for index in words.indices where !known.contains(index) {
      let word = words[index]
      guard word.raw.count > 3, let better = spelling.correction(of: word.stem) else { continue }
      reading.corrections[word.raw] = better
      words[index] = Word(stem: better, raw: better)
    }
  }

  private func apply(_ spans: [Span], _ index: Int, _ reading: inout Reading) {
    let span = spans[index]
    guard !span.meanings.isEmpty else {
      reading.unknown.append(span.words.map(\.raw).joined(separator: " "))
      return
    }
    var meanings = span.meanings
    if span.words.first?.stem == "after" { reading.saysAfter = true }
    let before = index > 0 ? spans[index - 1].words.last?.stem ?? "" : ""
    if meanings != [.filler] { reading.understood += 1 }
    if meanings.contains(.metric("rain", isWeak: false)) {
      // "a wet qualifying" is about rain, "on wets" about tyres.
      meanings = meanings.filter { if case .compound = $0 { false } else { true } }
    }
    let drivers = meanings.compactMap { if case .driver(let code) = $0 { code } else { nil } }
    if !drivers.isEmpty {
      meanings = meanings.filter { if case .order = $0 { false } else { true } }
    }
    addDrivers(drivers, &reading)
    let asks = ["which", "what", "whose"].contains(before)
    for meaning in meanings {
      switch meaning {
      case .metric(let name, let isWeak):
        if span.words.count > 1 { notePhraseOrder(span, &reading) }
        reading.metrics.append(
          .init(
            name: name, length: span.words.count, isWeak: isWeak,
            isPlural: span.words.last.map {
              $0.raw.lowercased() != $0.stem && $0.raw.hasSuffix("s")
            } ?? false))
      case .dimension(let dimension): addDimension(dimension, spans, index, asks, &reading)
      case .team(let team): if !reading.teams.contains(team) { reading.teams.append(team) }
      case .event(let slug): if !reading.events.contains(slug) { reading.events.append(slug) }
      case .sessions(let codes):
        addSessions(codes, span, asks || isEach(before) || isEachYear(spans, index), &reading)
      case .segment(let number): reading.segments.append(number)
      case .compound(let compound): reading.compounds.append(compound)
      case .condition(let condition): reading.conditions.append(condition)
      case .season(let word): reading.seasonWord = word
      case .race(let word): reading.race = word
      case .order(let order): reading.order = reading.order ?? order
      case .aggregate(let aggregate): reading.aggregate = aggregate
      case .shape(let shape):
        reading.shapes.insert(shape)
        if shape == .who { reading.asked = .driver }
      case .championship(let name): reading.championship = name
      case .refused(let reason): reading.refused = reason
      case .number, .filler, .driver: break
      }
    }
  }

  private func notePhraseOrder(_ span: Span, _ reading: inout Reading) {
    for word in span.words {
      for meaning in lexicon.phrases[word.stem] ?? [] {
        if case .order(let order) = meaning { reading.phraseOrder = reading.phraseOrder ?? order }
      }
    }
  }

  // "every 2023 qualifying"
  private func isEachYear(_ spans: [Span], _ index: Int) -> Bool {
    index > 1 && spans[index - 1].number != nil && spans[index - 2].has(.shape(.each))
  }

  private func isEach(_ word: String) -> Bool {
    ["each", "every", "per", "by", "all"].contains(word)
  }

  private func addDrivers(_ codes: [String], _ reading: inout Reading) {
    if codes.count > 1 {
      reading.ambiguousDrivers.append(codes.sorted())
    } else if let code = codes.first, !reading.drivers.contains(code) {
      reading.drivers.append(code)
    }
  }

  private func addSessions(
    _ codes: [String], _ span: Span, _ isDimension: Bool, _ reading: inout Reading
  ) {
    // In "which race" and "each race" it is what is asked for, and only then the kind of session.
    if codes == ["R"], isDimension { return }
    if isDimension { reading.groups.append(.event) }
    for code in codes where !reading.sessions.contains(code) { reading.sessions.append(code) }
  }

  private func addDimension(
    _ dimension: Meaning.Dimension, _ spans: [Span], _ index: Int, _ asks: Bool,
    _ reading: inout Reading
  ) {
    reading.dimensions.append(dimension)
    if asks, reading.asked == nil || reading.asked == .driver {
      reading.asked = dimension
      let word = spans[index].words.last
      reading.asksForSeveral = word.map { $0.raw.lowercased() != $0.stem } ?? false
    }
    var at = index - 1
    while at >= 0, spans[at].meanings == [.filler] { at -= 1 }
    if at >= 0, spans[at].has(.shape(.each)), index - at <= 2 { reading.groups.append(dimension) }
  }
}
