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
  let hasTelemetry: Bool

  /// - Parameters:
  ///   - drivers: how many take part in every session.
  ///   - laps: the laps of every race.
  ///   - seed: any number; another seed makes other places, cars and incidents.
  ///   - telemetry: whether every session has car data and positions, which are most of its bytes.
  /// - Throws: ``SimulationError/outOfRange(name:value:limits:)`` for a parameter beyond its limits.
  public init(
    year: Int, rounds: Int, drivers: Int = 20, laps: Int = 30, seed: UInt64,
    telemetry: Bool = false
  ) throws(SimulationError) {
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
    hasTelemetry = telemetry
  }

  /// The index of the year, the event schedule and the calendar.
  public func seasonFiles() -> [SimulatedFile] {
    let weekends = (1...rounds).map(weekend)
    return [
      SimulatedFile(
        path: "livetiming/static/\(year)/Index.json", bytes: seasonIndex(year, weekends)),
      SimulatedFile(
        path: "theOehrly/f1schedule/master/schedule_\(year).json", bytes: schedule(weekends)),
    ] + ErgastSeason.calendar(weekends, year: year).flatMap(\.files)
  }

  /// The five sessions and the results of one round, with telemetry about 40 megabytes at the default size.
  /// - Parameter round: 1 up to ``rounds``; the files of any other round are none.
  public func files(round: Int) -> [SimulatedFile] {
    guard (1...rounds).contains(round) else { return [] }
    var season = ErgastSeason(year: year, drivers: drivers)
    // The standings are those of all rounds so far.
    for earlier in 1..<round {
      let weekend = weekend(earlier)
      _ = season.add(weekend, weekend.logs())
    }
    var files: [SimulatedFile] = []
    write(round, &season) { files.append($0) }
    return files
  }

  /// Makes all files of the season one after the other, so that no more than one session is in memory.
  /// - Parameter body: takes a file and the round that it belongs to; nil for the season as a whole.
  /// - Throws: what `body` throws.
  public func forEachFile<Failure>(
    _ body: (SimulatedFile, _ round: Int?) throws(Failure) -> Void
  ) throws(Failure) {
    for file in seasonFiles() { try body(file, nil) }
    var season = ErgastSeason(year: year, drivers: drivers)
    for round in 1...rounds {
      try write(round, &season) { (file) throws(Failure) in try body(file, round) }
    }
    for file in season.documents().flatMap(\.files) { try body(file, nil) }
  }

  private func write<Failure>(
    _ round: Int, _ season: inout ErgastSeason, _ body: (SimulatedFile) throws(Failure) -> Void
  ) throws(Failure) {
    let weekend = weekend(round)
    let logs = weekend.logs()
    for log in logs {
      let session = SimulatedSession(weekend: weekend, log: log)
      for stream in session.topics where !stream.isEmpty {
        try body(session.file(stream.topic, stream.bytes))
      }
      guard hasTelemetry else { continue }
      let journeys = weekend.entrants.indices.map { session.journey(of: $0, on: weekend.track) }
      try body(session.file(.carData, session.carData(journeys, on: weekend.track)))
      try body(session.file(.position, session.position(journeys, on: weekend.track)))
    }
    let circuit = "api/v1/circuits/\(weekend.place.circuitKey)/\(year)"
    try body(SimulatedFile(path: circuit, bytes: circuitDocument(weekend)))
    for file in season.add(weekend, logs).flatMap(\.files) { try body(file) }
  }

  private func weekend(_ round: Int) -> Weekend {
    // The places stay over the years; the cars are new every year.
    let place = Place(round: round, seed: seed)
    return Weekend(
      year: year, round: round, place: place,
      entrants: Entrant.field(drivers, year: year, seed: seed), raceLaps: laps, seed: seed,
      track: Track(place, seed: seed))
  }
}

extension SimulatedSession {
  fileprivate func file(_ topic: Topic, _ bytes: [UInt8]) -> SimulatedFile {
    SimulatedFile(
      path: "livetiming/static/\(weekend.path(kind))\(topic.rawValue).jsonStream", bytes: bytes)
  }
}

extension Weekend {
  /// What happened in the sessions; each grid is what qualifying made it.
  fileprivate func logs() -> [SessionLog] {
    var logs: [SessionLog] = []
    for kind in sessions {
      if kind.isRace, let grid = logs.last(where: { $0.kind.isQualifying })?.qualifyingOrder {
        logs.append(.race(kind, of: self, grid: grid))
      } else if kind.isQualifying {
        logs.append(.qualifying(kind, of: self))
      } else {
        logs.append(.practice(kind, of: self))
      }
    }
    return logs
  }
}
