/// Which of many sessions is asked for.
extension Reading {
  /// Whether it says of which seasons, events or rounds it is.
  var namesScope: Bool {
    !events.isEmpty || !seasons.isEmpty || seasonWord != nil || round != nil || race != nil
  }

  /// "How many rows are in the laps table?"
  var countsRows: Bool {
    [
      "many row", "many record", "number of row", "most row", "fewest row", "count of row",
      "row count",
    ]
    .contains(where: says)
  }

  /// "Quickest first", "rank the teams": all of them in an order.
  var namesOrderOfAll: Bool {
    let isLast = stems.count > 3 && stems.last == "first" && order != nil
    return isLast || ["rank the", "rank all", "sort the", "order the"].contains(where: says)
  }

  /// "Which was the coldest qualifying of 2024?", "which 2023 race was the longest?"
  mutating func noteSession() {
    guard asked == nil, stems.contains("which"), events.isEmpty, round == nil, !sessions.isEmpty,
      drivers.isEmpty, teams.isEmpty, order == .high || order == .low
    else { return }
    asked = .event
  }
}
