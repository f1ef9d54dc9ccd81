internal import DuckDB

/// A lap with its readings, as it is answered.
struct LapTelemetry: Sendable {
  let driver: String
  let driverNumber: String
  let team: String?
  let teamColor: String?
  let lap: Int
  let lapTimeS: Double?
  let compound: String?
  let tyreLife: Int?
  let isSimulated: Bool
  var trace = LapTrace()

  /// - Parameter delta: time to the first lap of the answer.
  func json(delta: [Double?]) -> JSON {
    .fields([
      "driver": .text(driver), "driver_number": .text(driverNumber), "team": .optional(team),
      "team_color": .optional(teamColor), "lap_number": .integer(Int64(lap)),
      "lap_time_s": .optional(lapTimeS), "compound": .optional(compound),
      "tyre_life": .optional(tyreLife), "is_simulated": .bool(isSimulated),
      "distance_m": Self.list(trace.distanceM), "time_s": Self.list(trace.timeS),
      "speed_kmh": Self.list(trace.speedKmh), "throttle_pct": Self.list(trace.throttlePct),
      "brake": Self.list(trace.brake), "gear": Self.list(trace.gear), "rpm": Self.list(trace.rpm),
      "drs": Self.list(trace.drs), "x_dm": Self.list(trace.xDm), "y_dm": Self.list(trace.yDm),
      "delta_s": Self.list(delta),
    ])
  }

  private static func list(_ values: [Double?]) -> JSON {
    var json = JSONBuffer()
    json.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { json.append(UInt8(ascii: ",")) }
      if let value { json.double(value) } else { json.null() }
    }
    json.append(UInt8(ascii: "]"))
    return .raw(json.bytes)
  }
}
