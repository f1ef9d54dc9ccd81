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
  /// Changes the answer unless it belongs to a phrase that is understood: behind, lost, final.
  case soft
  /// Takes something away: not, without, except.
  case negation
  /// Says that a name that follows is a guess at the answer: "who won, was it Norris?"
  case guess
  /// What follows is no longer meant: "median instead of mean".
  case insteadOf
  /// The event or season so many before or after the one that is meant.
  case relative(Dimension, Int)
  /// The driver of the other car.
  case teammate
  /// Compares with the number that follows: more than, at least.
  case bound(Bound)
  /// The first or the last of stints and stops.
  case end(RowEnd)
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

    func isOpposite(of other: Order) -> Bool {
      [[.best, .worst], [.high, .low]].contains([self, other] as Set)
    }
  }
  enum Aggregate: String, Hashable, Sendable {
    case average, median, count, total, deviation, distribution, percentile, correlation

    /// "The average number of stops" is an average; mean and median are a distribution.
    func with(_ other: Aggregate) -> Aggregate {
      if self == other || other == .count { return self == .distribution ? other : self }
      if self == .count { return other == .distribution ? self : other }
      return .distribution
    }
  }
  enum Shape: Hashable, Sendable {
    /// Rows in the order of laps; a difference of two; one row for each; all of them; who or what.
    case trend, difference, each, list, who, compare, top
    /// Each counted once: different winners.
    case distinct
    /// Of both cars of a team; the range of the first few.
    case both, spread
    /// How often in a row.
    case streak
    /// Which part, in percent.
    case share
  }
  enum Bound: String, Hashable, Sendable {
    case above = ">"
    case atLeast = ">="
    case below = "<"
    case atMost = "<="
    case exactly = "="
    /// As near to the best as that.
    case within
  }
  enum RowEnd: Hashable, Sendable { case first, last }
  enum NumberWord: Hashable, Sendable { case lap, round, stint, corner, driver, position }
}
