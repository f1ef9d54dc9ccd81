/// The result of a simulated race, worked out from its laps.
struct RaceClassification {
  struct Row {
    let driver: Int
    let laps: Int
    let end: Int
    let grid: Int
    let isRetired: Bool
    let fastest: Lap?
  }

  private static let racePoints = [25, 18, 15, 12, 10, 8, 6, 4, 2, 1]
  private static let sprintPoints = [8, 7, 6, 5, 4, 3, 2, 1]

  /// Most laps first, then who finished them first; cars that stopped come last.
  let rows: [Row]
  private let isSprint: Bool

  init(_ log: SessionLog) {
    isSprint = log.kind == .sprint
    var byDriver: [Int: [Lap]] = [:]
    for lap in log.laps { byDriver[lap.driver, default: []].append(lap) }
    let retired = Set(log.retirements.map(\.driver))
    rows = log.order.enumerated().map { slot, driver in
      let laps = byDriver[driver] ?? []
      let fastest = laps.filter { $0.isTimed && !log.isDeleted($0) }.min { $0.time < $1.time }
      return Row(
        driver: driver, laps: laps.count, end: laps.last?.end ?? 0, grid: slot + 1,
        isRetired: retired.contains(driver), fastest: fastest)
    }
    .sorted {
      ($0.isRetired ? 1 : 0, -$0.laps, $0.end) < ($1.isRetired ? 1 : 0, -$1.laps, $1.end)
    }
  }

  /// What the place at an index of the rows is worth.
  func points(_ index: Int) -> Int {
    let points = isSprint ? RaceClassification.sprintPoints : RaceClassification.racePoints
    return rows[index].isRetired || index >= points.count ? 0 : points[index]
  }

  /// The rank of each driver's fastest lap, from 1.
  var fastestRanks: [Int: Int] {
    let ranked = rows.filter { $0.fastest != nil }
      .sorted { ($0.fastest?.time ?? .max, $0.driver) < ($1.fastest?.time ?? .max, $1.driver) }
    return Dictionary(uniqueKeysWithValues: ranked.enumerated().map { ($1.driver, $0 + 1) })
  }
}
