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

  /// The last laps of a race, or of each driver.
  struct LastLaps: Sendable, Equatable {
    let count: Int
    /// Whether somebody's own: "Hamilton's last ten laps".
    let isOwn: Bool
  }

  /// The words, as they are compared.
  var stems: [String] = []
  /// The same with signs for names and numbers, as ``IntentModel`` takes them.
  var phrasing: [String] = []
  /// Whether these stems stand in the question one after another.
  func says(_ phrase: String) -> Bool {
    " \(stems.joined(separator: " ")) ".contains(" \(phrase) ")
  }
  /// "Whose lap times were deleted?"
  var asksWhose: Bool { stems.first == "whose" }
  /// "Did any driver score in every race?" asks which ones.
  var asksForAny: Bool {
    asksWhether && (says("any driver") || says("there a driver") || says("there any driver"))
  }
  var metrics: [MetricPhrase] = []
  /// The measure that this reading is of, where it is not the likeliest.
  var chosen: String?
  /// The measure that the words name, where they ask for another one: "points" for who scored any.
  var namedAs: String?
  /// Places of words that say whose something is: "the winner's".
  var possessives: Set<Int> = []
  /// Words that mean nothing but measures, or nothing by themselves, by their place.
  var loose: [Int: String] = [:]
  var drivers: [String] = []
  /// Where they are named first.
  var driverPlaces: [String: Int] = [:]
  /// Names that fit several drivers, each with these.
  var ambiguousDrivers: [[String]] = []
  /// Whose team mates are meant.
  var teammateOf: String?
  /// Where the team mate is named.
  var teammatePlaces: Set<Int> = []
  var teams: [String] = []
  /// Who is left out: not, besides, except.
  var withoutDrivers: [String] = []
  var withoutTeams: [String] = []
  var events: [String] = []
  var sessions: [String] = []
  /// Whether they count as one: races, sprints included.
  var sessionsAreOne = false
  /// Whether sprints are not to count.
  var leavesOutSprints = false
  var segments: [Int] = []
  var compounds: [String] = []
  /// Whether those compounds are the ones that are not meant: "did not start on softs".
  var leavesOutCompounds = false
  var conditions: [String] = []
  var seasons: [Int] = []
  /// Whether they are a span of years: from 2021 to 2024.
  var seasonsAreOne = false
  var seasonWord: Meaning.SeasonWord?
  var race: Meaning.EventWord?
  /// Whether it is about all that has been, where no season is named: "how many drivers have won at Monza?"
  var isOfHistory = false
  /// How many events or seasons before or after the ones that are meant.
  var eventStep = 0
  var seasonStep = 0
  /// How many of the last or first races: one where it is nil.
  var raceCount: Int?
  var order: Meaning.Order?
  /// The order that is part of the chosen measure's name: fastest lap, most consistent.
  var phraseOrder: Meaning.Order?
  /// What comes first, said by a word of its own or by the measure's name.
  var ranking: Meaning.Order? { order ?? phraseOrder }
  /// Whether that phrase is in the plural; nil where the order is not in a phrase of the measure's own.
  var orderIsPlural: Bool?
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
  /// 95 for the 95th percentile.
  var percentiles: [Int] = []
  var shapes: Set<Meaning.Shape> = []
  /// What "how many" stands before.
  var countedNoun: Meaning.Dimension?
  /// What is asked for by who, which or what.
  var asked: Meaning.Dimension?
  /// Whether each round is meant by how many there are: "in all 22 rounds".
  var isOfAllRounds = false
  /// Whether it says per, which needs something to be per.
  var saysPer = false
  /// What stands behind each, per or by.
  var groups: [Meaning.Dimension] = []
  var dimensions: [Meaning.Dimension] = []
  /// Those that were named in the plural: Ferrari's drivers.
  var plurals: Set<Meaning.Dimension> = []
  var laps: ClosedRange<Int>?
  var lastLaps: LastLaps?
  var stint: Int?
  /// Whether the last stint is meant, whatever its number.
  var isOfLastStint = false
  var corner: String?
  var round: Int?
  /// How many rounds of a season are still to come: "with two races to go".
  var roundsToGo: Int?
  /// How many rows: top 5, three fastest.
  var count: Int?
  /// Whether it stands before what is measured: 26 points.
  var countIsOfMeasure = false
  /// How often something has to have happened: once, twice.
  var times: Int?
  var position: Int?
  /// From one place to another: P2 to P5.
  var places: ClosedRange<Int>?
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
  /// Whether names that follow are guesses at the answer.
  var isGuess = false
  /// Whether it is a number of laps: "at least ten laps".
  var boundIsOfLaps = false
  /// Where the bound and its value stand.
  var boundPlaces: Range<Int>?
  /// The column that is bounded, where it is not the measure.
  var boundColumn: String?
  /// Whether something is to be left out.
  var isNegated = false
  /// Where the word stands that says so.
  var negationPlace: Int?
  var championship: String?
  var refused: String?
  /// What it says two different things of: two places, two laps.
  var saidTwice: Set<String> = []
  /// What its first word of asking asks for: when, where, how long.
  var kind: Kind?
  /// Words that what is asked depends on without being part of it: "than", "when", "while", by their place.
  var clauses: [Int: String] = [:]
  /// Whose rows are meant, by a race's result.
  var clausesOfResult: [ResultClause] = []
  /// Places of words that are a condition or a column, whatever measure they would name.
  var taken: Set<Int> = []
  /// Words that stand for somebody who was named before.
  var pronoun: String?
  /// Words that nothing is known about, by their place.
  var unknown: [Int: String] = [:]
  /// Words that are taken to change nothing; the answer says so.
  var passedOver: [String] = []
  /// Columns by which rows are grouped, and further ones to show, as they are called in the model.
  var columnGroups: [String] = []
  var columnMentions: [String] = []
  /// Another measure whose value is shown beside: "clean air pace minus race pace".
  var companion: String?
  /// Whether what is shown beside was named before the measure.
  var mentionIsFirst = false
  /// Misspelt words, and what they were taken for.
  var corrections: [String: String] = [:]
  /// Whether some of the laps are meant.
  var namesLaps: Bool { laps != nil || lastLaps != nil }
  var namesManyLaps: Bool { (laps?.count ?? lastLaps?.count ?? 1) > 1 }
  /// Whether one of the stints is meant.
  var namesStint: Bool { stint != nil || isOfLastStint }

  /// Whether it is the measure that is not to hold: "was not on the podium", "never scored".
  func negates(_ name: String) -> Bool {
    guard isNegated, let place = negationPlace else { return false }
    return metrics.contains { phrase in
      guard [name, namedAs].contains(phrase.name), let first = phrase.places.min() else {
        return false
      }
      return (place...place + 4).contains(first)
    }
  }

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
