/// What was understood of a question, word by word; what it asks for is decided from this.
struct Reading: Sendable, Equatable {
  struct MetricPhrase: Sendable, Equatable {
    let name: String
    /// The words that said it, by their place: more words mean it more surely.
    let places: Set<Int>
    let isWeak: Bool
    let isPlural: Bool
    /// Whether it is about what lies between two.
    let isGap: Bool
    /// An order that is part of the phrase: fastest lap, most consistent.
    var order: Meaning.Order?
  }

  /// The words, as they are compared.
  var stems: [String] = []
  var metrics: [MetricPhrase] = []
  /// Words that mean nothing but measures, or nothing by themselves, by their place.
  var loose: [Int: String] = [:]
  var drivers: [String] = []
  /// Names that fit several drivers, each with these.
  var ambiguousDrivers: [[String]] = []
  var teams: [String] = []
  /// Who is left out: not, besides, except.
  var withoutDrivers: [String] = []
  var withoutTeams: [String] = []
  var events: [String] = []
  var sessions: [String] = []
  var segments: [Int] = []
  var compounds: [String] = []
  var conditions: [String] = []
  var seasons: [Int] = []
  var seasonWord: Meaning.SeasonWord?
  var race: Meaning.EventWord?
  var order: Meaning.Order?
  /// The order that is part of the chosen measure's name: fastest lap, most consistent.
  var phraseOrder: Meaning.Order?
  /// Whether it is a name and a measure alone, as in a search: "VER wins 2023".
  var isTerse = false
  /// Whether it asks by how much.
  var saysHowMuch = false
  /// Whether it asks where something is most or least.
  var asksWhere = false
  /// Whether yes or no is asked for: "Did Norris win?"
  var asksWhether = false
  /// Whether the first of two drivers is what the other is measured by: behind Verstappen.
  var firstIsReference = false
  /// Whether the question says after: a championship after a round.
  var saysAfter = false
  /// Whether it says before: a championship as it stood at the round's start.
  var saysBefore = false
  /// Whether who or which asks for several.
  var asksForSeveral = false
  var aggregate: Meaning.Aggregate?
  var shapes: Set<Meaning.Shape> = []
  /// What is asked for by who, which or what.
  var asked: Meaning.Dimension?
  /// What stands behind each, per or by.
  var groups: [Meaning.Dimension] = []
  var dimensions: [Meaning.Dimension] = []
  /// Those that were named in the plural: Ferrari's drivers.
  var plurals: Set<Meaning.Dimension> = []
  var laps: ClosedRange<Int>?
  var lastLaps: Int?
  var stint: Int?
  var corner: String?
  var round: Int?
  /// How many rows: top 5, three fastest.
  var count: Int?
  /// How often something has to have happened: once, twice.
  var times: Int?
  var position: Int?
  /// The second, third … of an order.
  var rank: Int?
  /// The first or the last of stints and stops.
  var end: Meaning.RowEnd?
  /// A bound that values have to keep.
  var bound: Meaning.Bound?
  var boundValue: String?
  /// Whether the bound was written as a time: 1:36.5.
  var boundIsTime = false
  /// Whether it bounds a number of sessions or races.
  var boundIsOfSessions = false
  /// Dimensions that are to be shown besides: "with compound".
  var shown: [Meaning.Dimension] = []
  /// Whether names that follow are guesses at the answer.
  var isGuess = false
  /// Whether something is to be left out.
  var isNegated = false
  var championship: String?
  var refused: String?
  /// Words that nothing is known about, by their place.
  var unknown: [Int: String] = [:]
  /// Columns by which rows are grouped, and further ones to show, as they are called in the model.
  var columnGroups: [String] = []
  var columnMentions: [String] = []
  /// Misspelt words, and what they were taken for.
  var corrections: [String: String] = [:]
  /// Whether a measure is named by words that do not also name another.
  func names(_ name: String, apartFrom other: String) -> Bool {
    let taken = metrics.filter { $0.name == other }.reduce(into: Set<Int>()) {
      $0.formUnion($1.places)
    }
    return metrics.contains { $0.name == name && !$0.isWeak && !$0.places.isSubset(of: taken) }
  }
  /// Drivers of whom the lake knows nothing are unknown words; so a question without any known word is off topic.
  var understood = 0
}
