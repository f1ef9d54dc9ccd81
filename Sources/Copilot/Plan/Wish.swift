/// Something that a question asks of the form of its answer: a plan that leaves one out answers another question.
enum Wish: Hashable, Sendable {
  case count, order, rank, aggregate, difference, comparison, trend, end, negation, bound, both
  case every, streak, spread, times, share, columns, distinct, each, relation
  case group(Meaning.Dimension)
  case asked(Meaning.Dimension)

  /// In the words of a refusal.
  var text: String {
    switch self {
    case .count: "a number of rows"
    case .order: "an order"
    case .rank: "the second or third of an order"
    case .aggregate: "an average, a total or a number"
    case .difference: "a difference of two"
    case .comparison: "a comparison"
    case .trend: "a development"
    case .end: "the first or the last"
    case .negation: "what is left out"
    case .bound: "a bound"
    case .times: "how often"
    case .both: "both of them"
    case .streak: "how often in a row"
    case .every: "in all of them"
    case .spread: "what lies between the first and the last"
    case .share: "a share"
    case .distinct: "each once"
    case .each: "per what"
    case .relation: "what holds between the two"
    case .columns: "further values of each row"
    case .group(let dimension): "by \(dimension.rawValue)"
    case .asked(let dimension): "which \(dimension.rawValue)"
    }
  }
}

extension Reading {
  /// All that has to show in the answer.
  var wishes: Set<Wish> {
    var wishes: Set<Wish> = []
    if count != nil { wishes.insert(.count) }
    if order != nil { wishes.insert(.order) }
    if rank != nil { wishes.insert(.rank) }
    if aggregate != nil { wishes.insert(.aggregate) }
    if shapes.contains(.difference) { wishes.insert(.difference) }
    if shapes.contains(.compare) { wishes.insert(.comparison) }
    if shapes.contains(.trend) { wishes.insert(.trend) }
    if times != nil { wishes.insert(.times) }
    if shapes.contains(.both) { wishes.insert(.both) }
    if shapes.contains(.spread) { wishes.insert(.spread) }
    if shapes.contains(.streak) { wishes.insert(.streak) }
    if end != nil, count == nil { wishes.insert(.end) }
    if isNegated { wishes.insert(.negation) }
    if boundValue != nil { wishes.insert(.bound) }
    if shapes.contains(.share) { wishes.insert(.share) }
    if !columnMentions.isEmpty { wishes.insert(.columns) }
    if saysPer, groups.isEmpty, columnGroups.isEmpty, asked == nil { wishes.insert(.each) }
    for group in groups { wishes.insert(.group(group)) }
    if let asked { wishes.insert(.asked(asked)) }
    // Tyres that are spoken of have to be seen.
    if dimensions.contains(.compound), compounds.isEmpty { wishes.insert(.asked(.compound)) }
    return wishes
  }

  /// Whether two or more of a kind are named, so that they can be compared.
  var namesSeveral: Bool {
    drivers.count > 1 || teams.count > 1 || compounds.count > 1 || events.count > 1
      || sessions.count > 1 || seasons.count > 1 || conditions.count > 1 || segments.count > 1
  }
}
