/// Two things asked for at once, or one thing in a form that it has not.
extension PlanDoubts {
  /// Yes or no is no range of values.
  var whetherSpread: String? {
    reading.asksWhether && reading.asked == nil && reading.aggregate == .distribution
      ? "yes or no" : nil
  }

  /// How two measures go together is told by nothing but a correlation.
  var correlated: String? {
    let isAsked = !Set(["correlation", "correlated", "correlate"]).isDisjoint(with: reading.stems)
    return isAsked && !selection.sql.contains("corr(") ? "a correlation" : nil
  }

  /// "What rank is that?" is told by a column of ranks.
  var whatRank: String? {
    let isAsked = ["what rank", "which rank", "rank is that", "rank is he"].contains(
      where: reading.says)
    return isAsked && !selection.columns.contains { $0.contains("rank") || $0 == "position" }
      ? "a rank" : nil
  }

  /// "Leave out anyone with fewer than four" bounds the others.
  var boundOfOthers: String? {
    let leavesOut = ["leave out", "leaving out", "exclude", "excluding", "ignore", "ignoring"]
    return reading.boundValue != nil && leavesOut.contains(where: reading.says)
      ? "who is left out" : nil
  }

  /// Who is busiest did most of something, whatever time it took.
  var busiest: String? {
    reading.stems.contains("busiest") && metric.value.hasSuffix("_s") ? "busy with what" : nil
  }

  /// "How many attempts came off, and how many were there?"
  var twoCounts: String? {
    let isTwice =
      ["and how many", "and how long"].contains(where: reading.says)
      && reading.stems.prefix(2) == ["how", "many"] && reading.groups.isEmpty
    let keys: Set = ["season", "round", "grand_prix", "session_code", "driver", "team"]
    return isTwice && Set(selection.columns).subtracting(keys).count < 2 ? "two numbers" : nil
  }

  /// "At least five places ahead of his grid slot" is no place.
  var placesApart: String? {
    guard metric.value == "position", reading.boundValue != nil else { return nil }
    let isOfPlaces = ["place", "position", "spot"].contains { noun in
      ["ahead", "behind", "better", "worse", "higher", "lower"].contains {
        reading.says("\(noun) \($0)")
      }
    }
    return isOfPlaces ? "how many places apart" : nil
  }
}
