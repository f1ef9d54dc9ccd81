/// What was understood of a question, word by word; what it asks for is decided from this.
struct Reading: Sendable, Equatable {
  struct MetricPhrase: Sendable, Equatable {
    let name: String
    /// How many words said it: more words mean it more surely.
    let length: Int
    let isWeak: Bool
    let isPlural: Bool
  }

  var metrics: [MetricPhrase] = []
  var drivers: [String] = []
  /// Names that fit several drivers, each with these.
  var ambiguousDrivers: [[String]] = []
  var teams: [String] = []
  var events: [String] = []
  var sessions: [String] = []
  var segments: [Int] = []
  var compounds: [String] = []
  var conditions: [String] = []
  var seasons: [Int] = []
  var seasonWord: Meaning.SeasonWord?
  var race: Meaning.EventWord?
  var order: Meaning.Order?
  /// An order that is part of a measure's name: fastest lap, most consistent.
  var phraseOrder: Meaning.Order?
  /// Whether the question says after: a championship after a round.
  var saysAfter = false
  /// Whether who or which asks for several.
  var asksForSeveral = false
  var aggregate: Meaning.Aggregate?
  var shapes: Set<Meaning.Shape> = []
  /// What is asked for by who, which or what.
  var asked: Meaning.Dimension?
  /// What stands behind each, per or by.
  var groups: [Meaning.Dimension] = []
  var dimensions: [Meaning.Dimension] = []
  var laps: ClosedRange<Int>?
  var lastLaps: Int?
  var stint: Int?
  var corner: String?
  var round: Int?
  /// How many rows: top 5, three fastest.
  var count: Int?
  var position: Int?
  var championship: String?
  var refused: String?
  /// Words that nothing is known about.
  var unknown: [String] = []
  /// Misspelt words, and what they were taken for.
  var corrections: [String: String] = [:]
  /// Drivers of whom the lake knows nothing are unknown words; so a question without any known word is off topic.
  var understood = 0
}
