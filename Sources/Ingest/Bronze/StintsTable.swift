internal import Timing

/// The laps that one driver drove between two visits to the pit lane.
private struct Stint {
  let number: Int
  var laps: [Lap]

  /// Stints in the order of the laps; laps of unknown stint belong to none.
  static func all(_ laps: [Lap]) -> [Stint] {
    var index: [String: [Int: Int]] = [:]
    var stints: [Stint] = []
    for lap in laps {
      guard let number = lap.stint else { continue }
      if let at = index[lap.driverNumber]?[number] {
        stints[at].laps.append(lap)
      } else {
        index[lap.driverNumber, default: [:]][number] = stints.count
        stints.append(Stint(number: number, laps: [lap]))
      }
    }
    return stints
  }

  /// The last lap's value, where corrections have been seen; else the last that is known.
  func last<Value>(_ value: (Lap) -> Value?) -> Value? { laps.compactMap(value).last }

  /// Laps on the set when the stint began.
  var ageAtStart: Int? {
    laps.indices.lazy.compactMap { at in laps[at].tyreLife.map { $0 - at - 1 } }.first
  }
}

extension BronzeTable {
  /// `stints`: one row per driver and stint, summed up from the laps.
  static func stints(_ laps: [Lap]) -> BronzeTable {
    let c = Columns(rows: Stint.all(laps))
    return BronzeTable(
      "stints",
      [
        c.text("driver") { $0.laps.first?.driver },
        c.text("driver_number") { $0.laps.first?.driverNumber },
        c.int("stint") { $0.number },
        c.text("compound") { $0.last(\.compound) },
        c.bool("fresh_tyre") { $0.last(\.isFreshTyre) },
        c.int("lap_start") { $0.laps.map(\.number).min() },
        c.int("lap_end") { $0.laps.map(\.number).max() },
        c.int("laps") { $0.laps.count },
        c.int("tyre_age_at_start") { $0.ageAtStart },
        c.int("tyre_age_at_end") { $0.last(\.tyreLife) },
      ])
  }
}
