/// What best, how much, how many or a mean say of the measure.
extension PlanDoubts {
  /// Best and worst of what is neither good nor bad.
  var judgement: String? {
    let isOfEvents =
      metric.kind == .event && (reading.order == .worst || reading.asked != .driver)
    guard [.best, .worst].contains(reading.order), metric.judged == false || isOfEvents else {
      return nil
    }
    return "what is best of it"
  }

  /// "How much does he earn?" names nothing that there is an amount of.
  var amount: String? {
    let isNamed = reading.metrics.contains { $0.name == metric.name && !$0.isWeak }
    guard reading.says("how much"), !isNamed,
      reading.aggregate != .count, reading.events.isEmpty, !reading.stems.contains("point")
    else { return nil }
    return "how much of what"
  }

  /// "26 points" is a value of what is asked for, no number of rows.
  var value: String? {
    // "Which cars needed three stops?"
    if reading.countIsOfMeasure, metric.kind == .event, reading.end == nil, reading.ranking == nil,
      !reading.shapes.contains(.top), selection.sql.contains(" LIMIT ")
    {
      return "how many of them"
    }
    guard reading.countIsOfMeasure, [.measure, .amount].contains(metric.kind), reading.order == nil,
      !reading.shapes.contains(.top)
    else { return nil }
    return "a bound"
  }

  /// Races and sprints of a weekend are added before they are averaged; no plan does that.
  var mean: String? {
    reading.sessionsAreOne && reading.aggregate == .average
      ? "an average over races and sprints" : nil
  }

  /// Laps or stints are asked for by their number, and something else is counted.
  var noun: String? {
    guard reading.aggregate == .count, let noun = reading.countedNoun else { return nil }
    if [.event, .session, .season].contains(noun), metric.counts == true,
      [.measure, .amount].contains(metric.kind), !selection.meets.contains(.relation)
    {
      // "How many rounds did the championship have?" is no number of points.
      let names = selection.columns + [metric.value]
      let isOfThem = names.contains { name in
        ["round", "race", "event", "session", "season", "sprint", "times"].contains {
          name.contains($0)
        }
      }
      return isOfThem && metric.value != "points" ? nil : "how many \(noun.rawValue)s"
    }
    guard [.lap, .stint].contains(noun) else { return nil }
    let isOfRows = [.event, .fact, .list].contains(metric.kind)
    let names = selection.columns + [metric.counted ?? "", isOfRows ? "" : metric.value]
    return names.contains { $0.contains(noun.rawValue) } ? nil : "how many \(noun.rawValue)s"
  }

  /// "Which tyres, and how many laps on each set?" is not told by a number of stints.
  var howManyLaps: String? {
    let names = selection.columns + (selection.sql.contains("GROUP BY") ? [] : [metric.value])
    return reading.says("how many lap") && !names.contains { $0.contains("lap") }
      && !selection.sql.contains("lap") ? "how many laps" : nil
  }

  /// "What happened on lap 40?" hardly names a measure.
  var faint: String? {
    let isNamed = reading.metrics.contains { $0.name == metric.name && !$0.isWeak }
    let isWeak = reading.metrics.contains { $0.name == metric.name && $0.isWeak }
    guard isWeak, !isNamed, metric.entity == "lap", reading.drivers.isEmpty, reading.teams.isEmpty,
      reading.asked == nil, reading.aggregate == nil, reading.ranking == nil,
      reading.boundValue == nil, reading.groups.isEmpty, !reading.shapes.contains(.share)
    else { return nil }
    return "what of it"
  }

  /// "Who undercut whom?" names no order in which anyone is first.
  var unordered: String? {
    guard metric.kind == .measure, metric.counted != nil, let asked = reading.asked,
      reading.limitsNothing,
      [.driver, .team, .event, .compound, .corner].contains(asked), !reading.asksForSeveral
    else { return nil }
    return "which \(asked.rawValue) of all"
  }
}
