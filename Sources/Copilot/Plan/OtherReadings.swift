/// What else a question may mean, where its likeliest reading leaves something unexplained.
///
/// Each is held against the question like the first: what does not explain all of it is no plan.
struct OtherReadings {
  let planner: Planner
  let question: String
  let context: AskContext
  let first: Reading

  init(_ planner: Planner, _ question: String, _ context: AskContext, _ first: Reading) {
    self.planner = planner
    self.question = question
    self.context = context
    self.first = first
  }

  /// One that is meant whatever the likeliest would say: rows of a table are counted, and a nation is no Grand Prix.
  var surer: (Planning, Planner.Turn)? {
    if first.countsRows, let counted = ofRows { return counted }
    return ResultClauseReader.namesNation(first.stems) ? ofClauses : nil
  }

  /// The first of them that there is a plan for.
  ///
  /// - Parameter names: the measures that its words speak for, the likeliest first.
  func plan(_ names: [String]) -> (Planning, Planner.Turn)? {
    ofClauses ?? ofMeasures(names.dropFirst()) ?? ofColumns ?? ofRows ?? ofIntent
  }

  /// Whose rows are meant is told by a race's result: "starting tyres of the podium finishers".
  private var ofClauses: (Planning, Planner.Turn)? {
    let clauses = ResultClauseReader(
      words: first.stems, possessives: first.possessives,
      compounds: planner.semantics.synonyms.compoundsByWord
    ).clauses()
    guard !clauses.isEmpty else { return nil }
    let subsets = clauses.count == 1 ? [clauses] : clauses.map { [$0] } + [clauses]
    for some in subsets {
      let plain = planner.reader.read(question, without: some)
      let names = MetricChoice(semantics: planner.semantics).candidates(for: plain)
      let readings = names.prefix(3).map { name in
        var reading = planner.reader.read(question, for: name, without: some)
        reading.chosen = name
        return reading
      }
      if let plan = planned(readings.isEmpty ? [plain] : readings) { return plan }
    }
    return nil
  }

  /// Another measure explains what the likeliest leaves open.
  private func ofMeasures(_ names: ArraySlice<String>) -> (Planning, Planner.Turn)? {
    // What counts only where nothing else does is too little to go by.
    let named = names.filter { name in
      first.metrics.contains { $0.name == name && !$0.isWeak }
    }
    return planned(
      named.prefix(4).map { name in
        var reading = planner.reader.read(question, for: name)
        reading.chosen = name
        return reading
      })
  }

  /// A column of a model is named.
  private var ofColumns: (Planning, Planner.Turn)? {
    planned(
      ColumnChoice(columns: planner.columns, reading: first).candidates.prefix(4).map { candidate in
        let phrase = Reading.MetricPhrase(
          name: candidate.column.name, places: candidate.named, isWeak: false, isPlural: false,
          isGap: false)
        var reading = planner.reader.read(question, for: phrase.name, named: phrase)
        reading.chosen = phrase.name
        for place in candidate.named.union(candidate.described) {
          (reading.loose[place], reading.unknown[place]) = (nil, nil)
        }
        return reading
      })
  }

  /// The rows of a model are counted, of all of the lake where nothing else is named.
  private var ofRows: (Planning, Planner.Turn)? {
    let fitting = planner.rows.compactMap { rows in
      rows.places(in: first.stems).map { (metric: rows.metric, places: $0) }
    }
    // Marts are made for questions.
    let longest = fitting.max {
      ($0.places.count, $1.metric) < ($1.places.count, $0.metric)
    }
    guard let longest else { return nil }
    let phrase = Reading.MetricPhrase(
      name: longest.metric, places: longest.places, isWeak: false, isPlural: true, isGap: false)
    var reading = planner.reader.read(question, for: longest.metric, named: phrase)
    reading.chosen = longest.metric
    reading.metrics = [phrase]
    for place in longest.places { (reading.loose[place], reading.unknown[place]) = (nil, nil) }
    let isOfPage =
      context != AskContext() && ["this", "page", "here"].contains(where: reading.says)
    if !reading.namesScope, !isOfPage { reading.seasonWord = .all }
    return planned([reading])
  }

  func planned(_ readings: [Reading]) -> (Planning, Planner.Turn)? {
    for reading in readings {
      let planning = planner.planning(reading, context)
      if case .plan = planning { return (planning, Planner.Turn(reading: reading)) }
    }
    return nil
  }
}
