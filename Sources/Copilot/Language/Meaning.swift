/// What a word or phrase of a question can mean.
enum Meaning: Hashable, Sendable {
  /// A measure of the semantic layer, by name.
  case metric(String, isWeak: Bool)
  /// What rows are about, or are grouped by.
  case dimension(Dimension)
  case driver(String)
  case team(String)
  /// A Grand Prix by its slugs: it may have had several names.
  case event(String)
  case sessions([String])
  /// A part of qualifying: 1, 2 or 3.
  case segment(Int)
  case compound(String)
  case condition(String)
  case season(SeasonWord)
  case race(EventWord)
  case order(Order)
  case aggregate(Aggregate)
  case shape(Shape)
  case championship(String)
  /// Says that a number follows which means this.
  case number(NumberWord)
  /// Nothing that changes the answer: the, of, please.
  case filler
  /// Asks for something that is never done.
  case refused(String)

  enum Dimension: String, Hashable, Sendable, CaseIterable {
    case driver, team, compound, stint, lap, event, session, season, segment, corner
  }
  enum SeasonWord: Hashable, Sendable { case this, last, all }
  enum EventWord: Hashable, Sendable { case last, first, all }
  enum Order: Hashable, Sendable {
    /// The best of the measure, its worst, its largest or its smallest.
    case best, worst, high, low
  }
  enum Aggregate: String, Hashable, Sendable { case average, median, count, total }
  enum Shape: Hashable, Sendable {
    /// Rows in the order of laps; a difference of two; one row for each; all of them; who or what.
    case trend, difference, each, list, who, compare, top
  }
  enum NumberWord: Hashable, Sendable { case lap, round, stint, corner, driver, position }
}

/// Phrases and what they can mean.
struct Lexicon: Sendable {
  private(set) var phrases: [String: Set<Meaning>] = [:]
  private(set) var longest = 1
  private(set) var words: Set<String> = []

  mutating func add(_ phrase: String, _ meaning: Meaning) {
    let split = Words.split(phrase)
    guard !split.isEmpty else { return }
    phrases[Words.key(split), default: []].insert(meaning)
    longest = max(longest, split.count)
    for word in split { words.insert(word.stem) }
  }

  mutating func add(_ list: [String], _ meaning: Meaning) {
    for phrase in list { add(phrase, meaning) }
  }
}
