/// The answers about a season as its rounds are simulated: those of each round, and in the end those of the whole.
struct ErgastSeason {
  private let year: Int
  private var standings: SeasonStandings
  private var results: [ErgastDocument.Row] = []
  private var qualifying: [ErgastDocument.Row] = []
  private var sprints: [ErgastDocument.Row] = []
  private var last: ErgastAnswer?

  init(year: Int, drivers: Int) {
    self.year = year
    standings = SeasonStandings(drivers: drivers)
  }

  /// The calendar, which is known before the first race.
  static func calendar(_ weekends: [Weekend], year: Int) -> [ErgastDocument] {
    let races = weekends.map {
      ErgastDocument.Row(frame: [:], value: ErgastAnswer(weekend: $0).calendarRace)
    }
    return ["\(year)", "\(year)/races"].map {
      ErgastDocument(path: $0, season: year, table: .races, rows: races)
    }
  }

  /// Takes a round in.
  /// - Returns: the answers about it.
  mutating func add(_ weekend: Weekend, _ logs: [SessionLog]) -> [ErgastDocument] {
    let answer = ErgastAnswer(weekend: weekend)
    last = answer
    func rows(_ kind: SessionKind, _ rows: (SessionLog) -> [JSON]) -> [ErgastDocument.Row] {
      logs.filter { $0.kind == kind }.flatMap(rows).map {
        ErgastDocument.Row(frame: answer.race, value: $0)
      }
    }
    for log in logs where log.kind.isRace { standings.add(log) }
    let (race, grid) = (rows(.race, answer.results), rows(.qualifying, answer.qualifying))
    let sprint = rows(.sprint, answer.results)
    results += race
    qualifying += grid
    sprints += sprint
    let laps = logs.filter { $0.kind == .race }.flatMap(answer.lapTimes)
    return [
      document("results", weekend.round, .inRaces("Results"), race),
      document("qualifying", weekend.round, .inRaces("QualifyingResults"), grid),
      document("sprint", weekend.round, .inRaces("SprintResults"), sprint),
      document("laps", weekend.round, .lapTimes, laps),
      document("laps/1", weekend.round, .lapTimes, laps.filter { $0.lap == 1 }),
      document(
        "pitstops", weekend.round, .inRaces("PitStops"), rows(.race, answer.pitStops)),
    ] + standings(weekend.round, of: answer)
  }

  /// The answers about the whole season, which are complete after its last round.
  func documents() -> [ErgastDocument] {
    [
      document("results", nil, .inRaces("Results"), results),
      document("qualifying", nil, .inRaces("QualifyingResults"), qualifying),
      document("sprint", nil, .inRaces("SprintResults"), sprints),
    ] + (last.map { standings(nil, of: $0) } ?? [])
  }

  private func standings(_ round: Int?, of answer: ErgastAnswer) -> [ErgastDocument] {
    let frame: JSON = [
      "season": .text(String(year)), "round": .text(String(answer.weekend.round)),
    ]
    func rows(_ values: [JSON]) -> [ErgastDocument.Row] {
      values.map { ErgastDocument.Row(frame: frame, value: $0) }
    }
    return [
      document(
        "driverstandings", round, .standings("DriverStandings"), rows(standings.drivers(answer))),
      document(
        "constructorstandings", round, .standings("ConstructorStandings"),
        rows(standings.constructors(answer))),
    ]
  }

  private func document(
    _ resource: String, _ round: Int?, _ table: ErgastDocument.Table, _ rows: [ErgastDocument.Row]
  ) -> ErgastDocument {
    let folder = round.map { "\(year)/\($0)" } ?? "\(year)"
    return ErgastDocument(
      path: "\(folder)/\(resource)", season: year, round: round, table: table, rows: rows)
  }
}
