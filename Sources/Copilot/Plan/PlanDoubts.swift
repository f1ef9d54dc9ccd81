/// What of a question shows nowhere in a plan, so that it may answer another one.
struct PlanDoubts {
  let plan: PlanSQL
  let selection: Selection
  var reading: Reading { plan.reading }
  var metric: Metric { plan.metric }

  init(_ plan: PlanSQL, _ selection: Selection) {
    self.plan = plan
    self.selection = selection
  }

  /// The first of them, in words of a refusal.
  var first: String? {
    let first = [value, contradiction, mean, other, round, segments, faint]
    let others = [
      gridPlace, back, same, also, sinceWhen, otherNoun, kept, twice, kind, clause, part,
      judgement, each, relation, universal, amount, noun, clock, unordered, counted, total,
      eachEvent, rankOfTeams, sprint, nameless, whichLap, different, withoutOne, rankOfOne,
      closeness, whoWon, beatMost, ofTwo, lastOfStanding, ofChampionship, boundOfEach, ofOne,
      rowsOf, topOf, twoQuestions, boundOfOther, hypothetical, ofDrivers, lapNumber, longest,
      inRain, flag, howManyPoints, everLed, whoseTeammate, whichCircuit, toGo, ofNation, onlyThose,
      rowsOfTable, runnerUp, superlative, toTheEnd, ofFastest, howManyLaps,
      subject, ranks, ofWhose, inPercent, mostLaps, whichEvent, whetherSpread, twoCounts,
      placesApart, busiest,
      correlated, whatRank, boundOfOthers,
    ]
    return (first + others).compactMap(\.self).first
  }
}
