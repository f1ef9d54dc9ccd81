/// Reads a question: finds the longest known phrases, then says what each means where it stands.
struct QuestionReader: Sendable {
  let lexicon: Lexicon
  let lake: LakeVocabulary
  let spelling: Spelling
  let inflection: Inflection
  let gappedWords: Set<String>

  init(_ lexicon: Lexicon, _ lake: LakeVocabulary) {
    self.lexicon = lexicon
    self.lake = lake
    spelling = Spelling(lexicon.spellable)
    inflection = Inflection(
      lexicon.phrases.filter { $0.value.allSatisfy(Self.inflects) }.keys)
    gappedWords = lexicon.gappedWords
  }

  /// - Parameter chosen: the measure that is meant, out of a first reading; words of other measures then mean what they
  ///   mean by themselves.
  /// - Parameter named: where a measure is named that the lexicon does not have: a column.
  /// - Parameter clauses: what is understood already, and is not to be read again.
  func read(
    _ question: String, for chosen: String? = nil, named column: Reading.MetricPhrase? = nil,
    without clauses: [ResultClause] = []
  ) -> Reading {
    var reading = Reading()
    var words = Words.split(QuestionText.readable(withoutPreface(question))).map(Numerals.digits)
    correct(&words, &reading)
    reading.clausesOfResult = clauses
    for place in clauses.flatMap(\.places) { words[place] = Word(stem: "the", raw: "the") }
    let isOther = chosen.map { !lexicon.modest.contains($0) } ?? false
    let spans = spans(words, withoutModest: isOther, for: chosen)
    reading.saysHowMuch = Words.key(words).contains("how much")
    reading.asksWhere = words.first?.stem == "where"
    reading.asksWhether = asksWhether(spans)
    reading.metrics = lexicon.metrics(in: words) + [column].compactMap(\.self)
    // "Without deleted laps" says which laps, not that deleted ones are asked for.
    for span in spans where span.isCondition {
      reading.metrics.removeAll {
        $0.places.isStrictSubset(of: Set(span.places)) || isCrossing($0.places, span.places)
      }
    }
    reading.stems = words.map(\.stem)
    // A reading for a measure that is known asks for none.
    if chosen == nil { reading.phrasing = spans.phrasing }
    reading.possessives = Set(words.indices.filter { words[$0].isPossessive })
    let inside = reading.metrics
      .filter { $0.places.count > 1 && !$0.isWeak && (chosen == nil || $0.name == chosen) }
      .reduce(into: Set<Int>()) { $0.formUnion($1.places) }
    let named = reading.metrics.filter { !$0.isWeak }
      .reduce(into: Set<Int>()) { $0.formUnion($1.places) }
    QuestionKind(spans: spans, named: named).note(in: &reading)
    var numbers = NumberReader(spans: spans, inside: inside, lake: lake)
    let meanings = MeaningReader(lexicon: lexicon, spans: spans, inside: inside)
    for index in spans.indices {
      if numbers.read(at: index, &reading) { continue }
      meanings.read(at: index, &reading)
    }
    // "Q3 laps" name a part of qualifying, whatever is asked of them.
    for part in 1...3 where reading.segments.isEmpty && reading.stems.contains("q\(part)") {
      // "Q1, Q2 and Q3 times" name all of them.
      let name = "q\(part)_time"
      let wider = reading.metrics.filter { $0.name == chosen }
      if reading.metrics.contains(where: { part in
        part.name == name && !part.isWeak
          && !wider.contains { $0.places.isStrictSuperset(of: part.places) }
      }) {
        reading.segments = [part]
      }
    }
    if !reading.stems.filter(["minimum", "min"].contains).isEmpty,
      !reading.stems.filter(["maximum", "max"].contains).isEmpty
    {
      (reading.aggregate, reading.order) = (.distribution, nil)
    }
    if namesTwoStatistics(reading.stems), reading.aggregate != .percentile {
      (reading.aggregate, reading.order) = (.distribution, nil)
    }
    let isOfKinds = reading.compounds.count > 1 || reading.conditions.count > 1
    if reading.groups.isEmpty, reading.aggregate == .count, !isOfKinds,
      ["each", "apiece"].contains(words.last?.stem)
        || words.contains(where: { ["everyone", "everybody"].contains($0.stem) })
    {
      reading.groups = [.driver]
    }
    // "After each of the first five rounds"
    if reading.groups.isEmpty, reading.raceCount ?? 1 > 1,
      [
        "each of the first", "each of the last", "each of the opening", "after each", "each one",
        "every one",
      ].contains(where: reading.says)
    {
      reading.groups = [.event]
    }
    // "Who won exactly one race?"
    if ["exactly one", "just one"].contains(where: reading.says), reading.times == nil {
      reading.times = 1
    }
    // "How many stops did the top five each make?"
    let saysEach = words.contains { ["each", "every"].contains($0.stem) }
    if reading.groups.isEmpty, !clauses.isEmpty, saysEach { reading.groups = [.driver] }
    if reading.groups.isEmpty, reading.drivers.count > 1, words.last?.stem == "each" {
      reading.groups = [.driver]
    }
    if reading.aggregate == .distribution { reading.saidTwice.remove("order") }
    if lexicon.namesBothEnds(words), Words.key(words).contains("best to worst") {
      // That is an order of all.
      reading.saidTwice.remove("order")
      reading.asksForSeveral = true
    } else if lexicon.namesBothEnds(words) {
      reading.saidTwice.remove("order")
      reading.aggregate = reading.aggregate ?? .distribution
    }
    let first = words.first { !Self.address.contains($0.stem) }?.stem ?? ""
    if first == "will", words.count > 3 {
      reading.refused = "The copilot tells what the data says: it makes no predictions."
    }
    if Self.orders.contains(first) {
      reading.refused = "The copilot only reads: it changes, deletes and creates nothing."
    }
    // "Seconds per lap" are a unit.
    if ["second per lap", "tenth per lap", "s per lap", "time per lap"].contains(
      where: reading.says),
      !["lap by lap", "each lap", "over the"].contains(where: reading.says)
    {
      reading.shapes.remove(.trend)
    }
    // "The rate per lap" is a measure by itself.
    if ["rate per", "rate at"].contains(where: reading.says) {
      reading.shapes.remove(.share)
    }
    reading.noteMargin()
    reading.noteHistory()
    if [nil, .driver].contains(reading.asked),
      ["everybody who", "everyone who"].contains(where: reading.says)
    {
      (reading.asked, reading.asksForSeveral) = (.driver, true)
    }
    // "How many were there, and who were they?" is answered by the rows.
    if reading.aggregate == .count, Self.naming.contains(where: reading.says) {
      (reading.aggregate, reading.countedNoun) = (nil, nil)
    }
    noteFirst(spans, &reading)
    noteColour(question, &reading)
    noteSuperlative(spans, &reading)
    reading.noteSession()
    reading.isTerse = Self.asking.isDisjoint(with: words.map(\.stem))
    return reading
  }

  /// "Lap Bottas came in": what stands first before a name is asked for.
  private func noteFirst(_ spans: [Span], _ reading: inout Reading) {
    guard reading.asked == nil, reading.aggregate == nil, spans.count > 2, spans[1].isName,
      let dimension = spans[0].dimension, spans[0].words.count == 1, dimension != .event
    else { return }
    reading.asked = dimension
    reading.asksForSeveral = spans[0].words[0].isPlural
  }

  /// Words that say nothing: those before a colon, and the month of an event that is named.
  private func noteColour(_ question: String, _ reading: inout Reading) {
    if !reading.events.isEmpty {
      for (place, _) in reading.unknown where Self.months.contains(reading.stems[place]) {
        reading.unknown[place] = nil
      }
    }
    let parts = question.split(separator: ": ", maxSplits: 1)
    guard parts.count == 2 else { return }
    let opening = Words.split(QuestionText.readable(String(parts[0]))).count
    guard opening * 3 < reading.stems.count * 2 else { return }
    for place in 0..<opening { (reading.unknown[place], reading.loose[place]) = (nil, nil) }
  }

  private static let months: Set = [
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// "Busiest lap for overtaking": what is said to be most is asked for, unless that names a measure.
  private func noteSuperlative(_ spans: [Span], _ reading: inout Reading) {
    let opening = spans.prefix { $0.words.allSatisfy { ["the", "a"].contains($0.stem) } }.count
    guard reading.asked == nil, reading.aggregate == nil, opening + 1 < spans.count,
      spans[opening].isOrder,
      let dimension = spans[opening + 1].dimension,
      !reading.metrics.contains(where: {
        !$0.isWeak && $0.places.isSuperset(of: spans[opening + 1].places)
      })
    else { return }
    reading.asked = dimension
  }

  /// Words of whole questions, and of requests for a list.
  private static let asking: Set = [
    "list", "show", "all", "every", "each", "when", "where", "which", "what", "who", "give", "how",
    "per", "by", "did",
    "was", "were", "is", "are", "compare",
  ]

  /// Requests for names after a number.
  private static let naming = [
    "who were they", "who are they", "who was it", "which one were they", "which were they",
    "name them", "list them",
  ]

  /// Words before a request.
  private static let address: Set = [
    "please", "can", "could", "would", "you", "now", "then", "just", "hey", "hi", "ok", "hello",
  ]

  /// Requests to do something.
  private static let orders: Set = [
    "set", "change", "fix", "adjust", "increase", "raise", "reduce", "swap", "mark", "reset",
    "mail", "send", "book", "buy", "subscribe", "notify", "alert",
  ]

  /// Words that a question of yes or no begins with.
  private static let auxiliaries: Set = [
    "did", "was", "were", "is", "are", "do", "doe", "has", "have", "had", "can", "could", "didnt",
    "wasnt",
  ]

  /// "Did Norris win?", also after an address: "hey guys, did Norris win?"
  private func asksWhether(_ spans: [Span]) -> Bool {
    for span in spans {
      guard let word = span.words.first?.stem else { continue }
      if Self.auxiliaries.contains(word) { return true }
      guard span.meanings == [.filler], !Self.asking.contains(word), word != "that" else {
        return false
      }
    }
    return false
  }

  /// Whether another form of a word means the same: "shared" is no share.
  private static func inflects(_ meaning: Meaning) -> Bool {
    switch meaning {
    case .filler, .soft, .metric, .dimension: true
    default: false
    }
  }

  /// Whether a word of a sentence may be part of what is asked for.
  private static func says(_ meaning: Meaning) -> Bool {
    switch meaning {
    case .filler, .soft, .dimension, .end, .metric(_, isWeak: true): false
    default: true
    }
  }

  /// Without sentences that name nothing and ask nothing: "I have only just started to follow this."
  private func withoutPreface(_ question: String) -> String {
    let sentences = Words.sentences(question)
    guard sentences.count > 1 else { return question }
    let kept = sentences.filter { sentence in
      let words = Words.split(sentence).map(Numerals.digits)
      let asks = sentence.hasSuffix("?") || !Self.asking.isDisjoint(with: words.map(\.stem))
      return asks || lexicon.metrics(in: words).contains { !$0.isWeak }
        || spans(words).contains { span in
          span.number != nil || span.meanings.contains(where: Self.says)
        }
    }
    return kept.isEmpty ? question : kept.joined(separator: " ")
  }
}
