/// Decodes a session: bytes in, tables and findings out. This file is the order of the steps.
public struct SessionDecoder {
  /// Changes whenever the same bytes give other values, so that older partitions are known as such.
  public static let version = 3

  private let kind: SessionKind
  private let sources: SessionSources
  private var tables = SessionTables()
  private var streams: [Feed: FeedStream] = [:]

  /// Decodes `sources`, the two telemetry topics beside the others.
  ///
  /// - Throws: ``FeedError`` where a topic is there but cannot be trusted as a whole.
  public static func decode(
    _ kind: SessionKind, _ sources: SessionSources
  ) async throws(FeedError) -> SessionTables {
    async let car = Self.telemetry(sources, sources.car)
    async let position = Self.telemetry(sources, sources.position)
    let timing = sources.timing ?? Self.timing(kind, sources)
    // All three are awaited before any error is thrown: nothing goes on behind the caller's back.
    let (cars, positions) = await (car, position)
    var tables = try timing.get()
    tables.add(try cars?.get(), try positions?.get())
    for feed in [Feed.carData, .position] where sources.feeds[feed] == nil {
      tables.findings.append(
        Finding(.warning, feed, "the origin has no such topic", action: "left its table empty"))
    }
    return tables
  }

  /// All tables but those of telemetry.
  static func timing(
    _ kind: SessionKind, _ sources: SessionSources
  ) -> Result<SessionTables, FeedError> {
    Result { () throws(FeedError) in
      var decoder = SessionDecoder(kind: kind, sources: sources)
      try decoder.open()
      try decoder.decodeSession()
      decoder.decodeOtherFeeds()
      let parts = decoder.decodeLaps()
      decoder.finishLaps()
      decoder.computeResults(parts)
      return decoder.tables
    }
  }

  private static func telemetry<Sample: WireSample>(
    _ sources: SessionSources, _ decoded: Result<DecodedTelemetry<Sample>, FeedError>?
  ) async -> Result<DecodedTelemetry<Sample>, FeedError>? {
    decoded ?? sources.feeds[Sample.feed].map(DecodedTelemetry.decode)
  }

  private init(kind: SessionKind, sources: SessionSources) {
    self.kind = kind
    self.sources = sources
  }

  private mutating func open() throws(FeedError) {
    for feed in Feed.allCases where !feed.isTelemetry {
      guard let bytes = sources.feeds[feed] else { continue }
      let stream = try FeedStream(feed, bytes)
      if !stream.records.isEmpty { streams[feed] = stream }
      tables.findings += stream.findings
    }
  }

  private mutating func decodeSession() throws(FeedError) {
    if let stream = streams[.sessionInfo] { tables.info = try SessionInfo(stream) }
    tables.started = streams[.sessionData].flatMap { SessionData($0).started }
    tables.sessionStatus = streams[.sessionStatus].map(SessionStatus.decode) ?? []
    tables.trackStatus = streams[.trackStatus].map(TrackStatus.decode) ?? []
    tables.totalLaps = kind.isRaceLike ? streams[.lapCount].flatMap(LapCount.total) : nil
    tables.weather = streams[.weatherData].map { Weather.decode($0, &tables.findings) } ?? []
    tables.raceControl =
      streams[.raceControlMessages].map { RaceControlMessage.decode($0, &tables.findings) } ?? []
    let drivers = streams[.driverList].map { DriverList.decode($0, &tables.findings) } ?? []
    tables.drivers = drivers
    tables.results = ResultJoin(kind: kind).join(drivers, sources.officialResults)
    noteMissing(drivers)
  }

  /// Feeds that nothing else is made from: a missing one leaves its table empty.
  private mutating func decodeOtherFeeds() {
    tables.infos = streams[.sessionInfo].map(SessionInfo.decodeAll) ?? []
    tables.lapCounts = streams[.lapCount].map(LapCount.decode) ?? []
    tables.clocks =
      streams[.extrapolatedClock].map { ExtrapolatedClock.decode($0, &tables.findings) } ?? []
    tables.teamRadio = streams[.teamRadio].map { TeamRadio.decode($0, &tables.findings) } ?? []
    tables.pitLaneTimes =
      streams[.pitLaneTimes].map { PitLaneTime.decode($0, &tables.findings) } ?? []
    tables.circuit = sources.circuit
    tables.findings += sources.circuit?.findings ?? []
  }

  private mutating func noteMissing(_ drivers: [DriverEntry]) {
    for feed in [Feed.weatherData, .raceControlMessages] where sources.feeds[feed] == nil {
      note(.warning, feed, "the origin has no such topic", "left the table empty")
    }
    if streams[.sessionInfo] == nil {
      note(
        .warning, .sessionInfo, "the origin has no such topic",
        "described the session from the schedule")
    }
    if drivers.isEmpty {
      note(.warning, .driverList, "no drivers are declared", "took them from the official result")
    }
    for (number, rows) in Dictionary(grouping: sources.officialResults, by: \.number)
    where rows.count > 1 {
      tables.findings.append(
        Finding(
          .warning, nil, driver: number, "the official result lists the driver \(rows.count) times",
          action: "kept the first row"))
    }
    if kind != .sprintQualifying, sources.officialResults.isEmpty {
      note(.warning, nil, "there is no official result", "computed what laps can tell")
    }
  }

  /// Laps up to what the timing feeds say; gives the starts of the parts of qualifying.
  private mutating func decodeLaps() -> [Int] {
    let needed: [Feed] = [.timingData, .timingAppData, .sessionStatus, .trackStatus]
    let missing = needed.filter { streams[$0] == nil }
    guard missing.isEmpty, let timing = streams[.timingData], let tyres = streams[.timingAppData]
    else {
      note(
        .error, missing.first, "laps need \(missing.map(\.rawValue).joined(separator: ", "))",
        "no laps")
      return []
    }
    let messages = TimingMessage.decode(timing)
    let tyreMessages = TyreMessage.decode(tyres)
    if tables.results.isEmpty {
      // Nobody declared the drivers: those who were timed on tyres must do.
      let numbers = messages.map(\.driver).filter { tyreMessages[$0] != nil }
      tables.results = numbers.map(SessionResult.init(driverNumber:))
    }
    let session = SessionLaps(
      kind: kind, entries: tables.results.map(\.entry), timing: messages,
      tyres: tyreMessages, statuses: tables.sessionStatus,
      trackStatuses: tables.trackStatus)
    tables.laps = session.laps
    tables.findings += session.findings
    return session.parts
  }

  private mutating func finishLaps() {
    guard !tables.laps.isEmpty else { return }
    if kind == .race { addFirstLapTimes() }
    if kind.isRaceLike, tables.totalLaps == nil {
      note(.warning, .lapCount, "no scheduled number of laps", "generated no laps of retirements")
    } else {
      addRetiredLaps()
    }
    if streams[.raceControlMessages] == nil {
      note(.warning, .raceControlMessages, "deleted laps are unknown", "stored null")
    } else {
      DeletedLaps(tables.raceControl).mark(&tables.laps)
    }
  }

  private mutating func addFirstLapTimes() {
    let ids = Dictionary(
      tables.results.map { ($0.driverNumber, $0.driverID) }, uniquingKeysWith: { first, _ in first }
    )
    for index in tables.laps.indices where tables.laps[index].number == 1 {
      guard let id = ids[tables.laps[index].driverNumber] ?? nil,
        let time = sources.firstLapTimes[id]
      else { continue }
      tables.laps[index].lapTime = time
    }
  }

  private mutating func addRetiredLaps() {
    let retired = RetiredLaps(
      statuses: tables.sessionStatus, trackStatuses: tables.trackStatus, totalLaps: tables.totalLaps
    )
    var laps: [Lap] = []
    for driver in tables.laps.byDriver {
      laps += driver
      guard let lap = retired.lap(after: driver) else { continue }
      laps.append(lap)
      tables.findings.append(
        Finding(
          .info, .timingData, driver: lap.driverNumber, lap: lap.number,
          "the driver stopped on the track",
          action: "generated the lap"))
    }
    // FastF1 sorts anew where it generated laps; the order decides between drivers without any time.
    if laps.count > tables.laps.count {
      laps.sort { ($0.driverNumber, $0.number) < ($1.driverNumber, $1.number) }
    }
    tables.laps = laps
  }

  private mutating func computeResults(_ parts: [Int]) {
    guard let end = tables.sessionStatus.last?.time, !tables.laps.isEmpty else { return }
    let computed = ComputedResults(kind: kind, laps: tables.laps, parts: parts, end: end)
    tables.results = computed.fill(tables.results)
  }

  private mutating func note(
    _ severity: Finding.Severity, _ feed: Feed?, _ message: String, _ action: String
  ) {
    tables.findings.append(Finding(severity, feed, message, action: action))
  }
}

extension SessionResult {
  fileprivate var entry: SessionLaps.Entry {
    .init(
      number: driverNumber, abbreviation: driver, team: team, isWithdrawn: classifiedPosition == "W"
    )
  }
}
