extension [Lap] {
  /// Runs of laps of the same driver, in order.
  var byDriver: [[Lap]] {
    var groups: [[Lap]] = []
    for lap in self {
      if groups.last?.last?.driverNumber == lap.driverNumber {
        groups[groups.count - 1].append(lap)
      } else {
        groups.append([lap])
      }
    }
    return groups
  }

  /// Laps on the set before, plus the laps of the stint so far.
  mutating func countTyreLife() {
    var laps: [Int: Int] = [:]
    for index in indices {
      guard let stint = self[index].stint else { continue }
      laps[stint, default: 0] += 1
      self[index].tyreLife? += laps[stint, default: 0]
    }
  }
}

extension Lap {
  /// A lap with everything that timing and tyres say of it.
  init(
    _ entry: SessionLaps.Entry, _ number: Int, _ draft: LapAssembly.Draft, _ stints: TyreStints,
    hasTyres: Bool
  ) {
    self.init(
      driverNumber: entry.number, driver: entry.abbreviation, team: entry.team, number: number)
    time = draft.time
    lapTime = draft.lapTime
    sectorTimes = draft.sectors
    sectorSessionTimes = draft.sectorSessionTimes
    speeds = draft.speeds
    pitInTime = draft.pitIn
    pitOutTime = draft.pitOut
    isPersonalBest = draft.isPersonalBest
    let tyres = draft.time.flatMap { stints.message(at: $0) }
    stint = hasTyres ? tyres.map { $0.stint + 1 } : 1
    compound = tyres?.compound?.nonEmpty
    tyreLife = tyres?.startLaps
    isFreshTyre = tyres?.isNew ?? tyres?.wasNew
  }

  init(driverNumber: String, driver: String?, team: String?, number: Int) {
    self.driverNumber = driverNumber
    self.driver = driver
    self.team = team
    self.number = number
  }
}

extension String {
  /// Nil for the empty text, which the feeds send for "no value".
  var nonEmpty: String? { isEmpty ? nil : self }
}
