/// The tables that hold what Jolpica knows of a round.
enum HistoryTable: String, CaseIterable {
  case results = "ergast_results"
  case qualifying = "ergast_qualifying"
  case sprint = "ergast_sprint"
  case laps = "ergast_laps"
  case pitStops = "ergast_pit_stops"
  case driverStandings = "ergast_driver_standings"
  case constructorStandings = "ergast_constructor_standings"

  /// The names of all tables that a round has: these, what was found, and last the race itself.
  static let names = allCases.map(\.rawValue) + ["ergast_findings", "ergast_races"]

  /// The first season in which sessions fetch documents of single rounds.
  private static let firstTimedSeason = 2018

  /// The session whose partition holds the rows.
  var session: SessionCode {
    switch self {
    case .qualifying: .q
    case .sprint: .s
    default: .r
    }
  }

  /// Jolpica's name of it.
  var endpoint: String {
    switch self {
    case .results: "results"
    case .qualifying: "qualifying"
    case .sprint: "sprint"
    case .laps: "laps"
    case .pitStops: "pitstops"
    case .driverStandings: "driverstandings"
    case .constructorStandings: "constructorstandings"
    }
  }

  /// Where the rows are in an answer.
  var list: ErgastList {
    switch self {
    case .results: .inRaces("Results")
    case .qualifying: .inRaces("QualifyingResults")
    case .sprint: .inRaces("SprintResults")
    case .laps: .laps
    case .pitStops: .inRaces("PitStops")
    case .driverStandings: .standings("DriverStandings")
    case .constructorStandings: .standings("ConstructorStandings")
    }
  }

  /// The first season of which Jolpica has any; earlier ones are not asked for.
  var firstSeason: Int {
    switch self {
    case .results, .qualifying, .driverStandings: 1950
    case .constructorStandings: 1958
    case .laps: 1996
    case .pitStops: 2011
    case .sprint: 2021
    }
  }

  /// True where one answer holds the whole season: fewer requests than one a round. From 2018 on the sessions
  /// fetch the rounds' own documents anyway, and a finished round's document stays as it is.
  func isSeasonWide(_ season: Int) -> Bool {
    switch self {
    case .results, .qualifying: season < Self.firstTimedSeason
    default: false
    }
  }

  /// The first request for a round; the documents that sessions fetch too are asked for as they do it.
  func resource(season: Int, round: Int) -> Resource {
    switch self {
    case .results, .qualifying, .sprint: .result(endpoint, season: season, round: round)
    default: .result(endpoint, season: season, round: round).page(from: 0)
    }
  }
}
