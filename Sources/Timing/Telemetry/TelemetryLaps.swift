/// The telemetry of all laps of a session, made group by group when it is asked for.
public struct TelemetryLaps: Sendable {
  /// A group ends with the lap that makes it longer than this. Smaller groups swell the file's footer, which every
  /// reader reads; larger ones make a reader of one lap read more of the others.
  private static let rowsPerGroup = 8_192
  /// Rows of a lap of 90 seconds, to cut groups before their rows are known.
  private static let rowsPerSecond = 9

  private let merges: [String: LapTelemetryMerge]
  private let groups: [[Lap]]

  /// - Parameter streamStart: microseconds since 1970-01-01 UTC of session time 0; without it there is no telemetry.
  public init(_ tables: SessionTables) {
    guard let start = tables.streamStart else {
      (merges, groups) = ([:], [])
      return
    }
    var merges: [String: LapTelemetryMerge] = [:]
    var groups: [[Lap]] = []
    // Not in the order of the result, which a steward may change.
    let drivers = tables.laps.byDriver.sorted { $0[0].driverNumber < $1[0].driverNumber }
    for laps in drivers {
      let number = laps[0].driverNumber
      let car = tables.carData?.car(number)
      let position = tables.positionData?.car(number)
      guard car != nil || position != nil else { continue }
      merges[number] = LapTelemetryMerge(car, position, streamStart: start)
      groups += Self.cut(laps)
    }
    self.merges = merges
    self.groups = groups
  }

  /// Runs of laps of one driver, each with about as many rows as a group should have.
  private static func cut(_ laps: [Lap]) -> [[Lap]] {
    var groups: [[Lap]] = []
    var rows = Int.max
    for lap in laps {
      if rows >= rowsPerGroup {
        groups.append([])
        rows = 0
      }
      groups[groups.count - 1].append(lap)
      if let start = lap.startTime, let end = lap.time {
        rows += max(0, end - start) / 1000 * rowsPerSecond
      }
    }
    return groups
  }

  /// Number of groups.
  public var groupCount: Int { groups.count }

  /// The rows of a group, in order of time.
  public func group(_ index: Int) -> LapTelemetry {
    let laps = groups[index]
    let number = laps[0].driverNumber
    guard let merge = merges[number] else { return LapTelemetry(driverNumber: number, rows: 0) }
    var all = LapTelemetry(
      driverNumber: number, rows: laps.reduce(0) { $0 + merge.mostRows(of: $1) })
    var rows = MergedReadings()
    var channels = CarChannels()
    for lap in laps { merge.append(lap, to: &all, &rows, &channels) }
    all.finish()
    return all
  }
}
