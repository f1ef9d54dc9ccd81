/// Builds all laps of a session: the place where the steps of this folder are put in order.
struct SessionLaps {
  /// Who drives, in the order of the results.
  struct Entry {
    let number: String
    let abbreviation: String?
    let team: String?
    /// True where the driver withdrew before the start.
    let isWithdrawn: Bool
  }

  let kind: SessionKind
  let statuses: [SessionStatus]
  let trackStatuses: [TrackStatus]
  private(set) var laps: [Lap] = []
  /// Session times at which the parts of qualifying began: the earliest of all drivers, a day where a part
  /// never began.
  private(set) var parts = [86_400_000, 86_400_000, 86_400_000]
  private(set) var findings: [Finding] = []

  init(
    kind: SessionKind, entries: [Entry], timing: [DriverMessages], tyres: [String: [TyreMessage]],
    statuses: [SessionStatus], trackStatuses: [TrackStatus]
  ) {
    self.kind = kind
    self.statuses = statuses
    self.trackStatuses = trackStatuses
    let drafts = drafts(timing)
    let firstEnd = drafts.values.flatMap { $0 }.compactMap(\.time).min()
    for entry in entries {
      let driverLaps = laps(entry, drafts[entry.number] ?? [], tyres[entry.number] ?? [], firstEnd)
      if driverLaps.isEmpty {
        note(.info, .timingData, entry.number, "no laps", "left the driver out of the laps")
      }
      laps += driverLaps
    }
    if kind.isRaceLike { laps.setPositions() }
    for index in laps.indices { laps[index].setTrackStatus(trackStatuses) }
    forEachDriver { $0.fillSpeeds() }
    checkAccuracy()
  }

  /// Assembled, repaired and aligned laps by driver.
  private mutating func drafts(_ timing: [DriverMessages]) -> [String: [LapAssembly.Draft]] {
    var drivers: [LapAlignment.Driver] = []
    for driver in timing {
      let assembly = LapAssembly(driver.messages)
      if assembly.lateMessages > 0 {
        note(
          .warning, .timingData, driver.driver,
          "\(assembly.lateMessages) messages came for laps already closed", "left them out")
      }
      guard assembly.completed > 0 else { continue }
      for (part, time) in assembly.parts.enumerated() where part < parts.count {
        parts[part] = min(parts[part], time)
      }
      let repair = LapRepair(assembly)
      for lap in repair.contradictions {
        note(
          .warning, .timingData, driver.driver, lap: lap,
          "sector and lap times contradict the session time", "kept the value that is proven")
      }
      drivers.append(
        .init(number: driver.driver, laps: repair.laps, gaps: LapAlignment.gaps(driver.messages)))
    }
    noteAlignment(LapAlignment.align(&drivers))
    return Dictionary(drivers.map { ($0.number, $0.laps) }, uniquingKeysWith: { first, _ in first })
  }

  /// The laps of one driver with tyres and starts.
  private mutating func laps(
    _ entry: Entry, _ drafts: [LapAssembly.Draft], _ raw: [TyreMessage], _ firstEnd: Int?
  ) -> [Lap] {
    let stints = TyreStints(
      raw, pitEntries: drafts.filter { $0.pitIn != nil }.compactMap(\.time),
      raceStart: kind.isRaceLike ? statuses.start : nil)
    if stints.wasMended {
      note(
        .warning, .timingAppData, entry.number, "the stint counter runs ahead", "counted pit stops")
    }
    var laps: [Lap] = []
    if !drafts.isEmpty {
      if raw.isEmpty { note(.warning, .timingAppData, entry.number, "no tyres", "stored null") }
      laps = drafts.enumerated().map {
        Lap(entry, $0.offset + 1, $0.element, stints, hasTyres: !raw.isEmpty)
      }
    } else if kind.isRaceLike, !entry.isWithdrawn, let first = stints.messages.first {
      laps = [firstLapRetirement(entry, first, end: firstEnd)]
      note(.info, .timingData, entry.number, lap: 1, "no completed lap", "generated the first one")
    }
    dropGridPitOut(&laps)
    laps.setStarts(kind, statuses)
    laps.countTyreLife()
    return laps
  }

  private func firstLapRetirement(_ entry: Entry, _ tyres: TyreMessage, end: Int?) -> Lap {
    var lap = Lap(
      driverNumber: entry.number, driver: entry.abbreviation, team: entry.team, number: 1)
    lap.time = end
    lap.stint = 1
    lap.compound = tyres.compound?.nonEmpty
    lap.tyreLife = tyres.startLaps
    lap.isFreshTyre = tyres.isNew ?? tyres.wasNew
    lap.isGenerated = true
    return lap
  }

  /// Driving to the grid is not the first lap's pit exit.
  private func dropGridPitOut(_ laps: inout [Lap]) {
    guard let pitOut = laps.first?.pitOutTime, let start = statuses.start, pitOut < start else {
      return
    }
    laps[0].pitOutTime = nil
  }

  private mutating func checkAccuracy() {
    var contradictions: [(driver: String, lap: Int)] = []
    forEachDriver { laps in
      let driver = laps.first?.driverNumber ?? ""
      contradictions += laps.checkAccuracy().map { (driver, $0) }
    }
    for (driver, lap) in contradictions {
      note(
        .warning, .timingData, driver, lap: lap,
        "lap time, sectors and session time differ by over 3 ms",
        "marked the lap as not accurate")
    }
  }

  private mutating func forEachDriver(_ body: (inout [Lap]) -> Void) {
    var result: [Lap] = []
    for var driver in laps.byDriver {
      body(&driver)
      result += driver
    }
    laps = result
  }

  private mutating func noteAlignment(_ outcome: LapAlignment.Outcome) {
    switch outcome {
    case .notNeeded, .aligned(except: []): break
    case .failed:
      note(
        .warning, .timingData, nil, "gaps to the leader are incomplete",
        "did not align the drivers' clocks")
    case .aligned(let except):
      for driver in except {
        note(
          .warning, .timingData, driver, "no gap to the leader to align on",
          "kept the driver's own clock")
      }
    }
  }

  private mutating func note(
    _ severity: Finding.Severity, _ feed: Feed, _ driver: String?, lap: Int? = nil,
    _ message: String,
    _ action: String
  ) {
    findings.append(Finding(severity, feed, driver: driver, lap: lap, message, action: action))
  }
}
