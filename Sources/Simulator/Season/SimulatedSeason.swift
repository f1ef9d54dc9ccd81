/// A season that never took place: invented drivers race at invented places, in the origins' wire format.
///
/// The same parameters always give the same bytes, on every platform. Nothing is read or written here;
/// ``OriginFolder`` writes the files.
public struct SimulatedSeason: Sendable {
  /// The rounds that a season can have; each has an invented place of its own.
  public static let roundLimits = 1...24
  /// The number of drivers: enough for qualifying to eliminate someone, and no more than were invented.
  public static let driverLimits = 4...22
  /// The length of a race in laps: enough for a stop and a retirement.
  public static let lapLimits = 6...80
  /// Years after the last season there is data for, so that nobody takes a simulated season for a real one.
  public static let yearLimits = 2030...2099

  /// The year of the season.
  public let year: Int
  /// How many rounds it has, from round 1.
  public let rounds: Int
  let drivers: Int
  let laps: Int
  let seed: UInt64

  /// - Parameters:
  ///   - drivers: how many take part in every session.
  ///   - laps: the laps of every race.
  ///   - seed: any number; another seed makes other places, cars and incidents.
  /// - Throws: ``SimulationError/outOfRange(name:value:limits:)`` for a parameter beyond its limits.
  public init(year: Int, rounds: Int, drivers: Int = 20, laps: Int = 30, seed: UInt64)
    throws(SimulationError)
  {
    let parameters = [
      ("year", year, Self.yearLimits), ("rounds", rounds, Self.roundLimits),
      ("drivers", drivers, Self.driverLimits), ("laps", laps, Self.lapLimits),
    ]
    for (name, value, limits) in parameters where !limits.contains(value) {
      throw .outOfRange(name: name, value: value, limits: limits)
    }
    self.year = year
    self.rounds = rounds
    self.drivers = drivers
    self.laps = laps
    self.seed = seed
  }

  /// The index of the year and the event schedule.
  public func seasonFiles() -> [SimulatedFile] {
    let weekends = (1...rounds).map(weekend)
    return [
      SimulatedFile(
        path: "livetiming/static/\(year)/Index.json", bytes: seasonIndex(year, weekends)),
      SimulatedFile(
        path: "theOehrly/f1schedule/master/schedule_\(year).json", bytes: schedule(weekends)),
    ]
  }

  /// The five sessions and the results of one round, about four megabytes at the default size.
  /// - Parameter round: 1 up to ``rounds``; the files of any other round are none.
  public func files(round: Int) -> [SimulatedFile] {
    guard (1...rounds).contains(round) else { return [] }
    let weekend = weekend(round)
    let practice = [SessionKind.practice1, .practice2, .practice3].map {
      SessionLog.practice($0, of: weekend)
    }
    let qualifying = SessionLog.qualifying(of: weekend)
    let race = SessionLog.race(of: weekend, grid: qualifying.qualifyingOrder)
    let sessions = (practice + [qualifying, race]).map {
      SimulatedSession(weekend: weekend, log: $0)
    }
    return sessions.flatMap(\.files) + weekend.ergastFiles(qualifying: qualifying, race: race)
  }

  private func weekend(_ round: Int) -> Weekend {
    // The places stay over the years; the cars are new every year.
    Weekend(
      year: year, round: round, place: Place(round: round, seed: seed),
      entrants: Entrant.field(drivers, year: year, seed: seed), raceLaps: laps, seed: seed)
  }
}

extension SimulatedSession {
  fileprivate var files: [SimulatedFile] {
    topics.map {
      SimulatedFile(
        path: "livetiming/static/\(weekend.path(kind))\($0.topic.rawValue).jsonStream",
        bytes: $0.bytes)
    }
  }
}

extension Weekend {
  fileprivate func ergastFiles(qualifying: SessionLog, race: SessionLog) -> [SimulatedFile] {
    let answer = ErgastAnswer(weekend: self)
    let folder = "ergast/f1/\(year)/\(round)"
    return [
      SimulatedFile(path: "\(folder)/results.json", bytes: answer.results(race)),
      SimulatedFile(path: "\(folder)/qualifying.json", bytes: answer.qualifying(qualifying)),
      SimulatedFile(path: "\(folder)/sprint.json", bytes: answer.noSprint),
      SimulatedFile(path: "\(folder)/laps/1.json", bytes: answer.firstLap(race)),
    ]
  }
}
