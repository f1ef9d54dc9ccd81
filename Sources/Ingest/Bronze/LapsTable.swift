internal import Timing

extension BronzeTable {
  /// `laps`: one row per driver and lap.
  ///
  /// - Parameter streamStart: start of the stream, microseconds since 1970-01-01 UTC; without it (no telemetry)
  ///   `lap_start_date` is null.
  static func laps(_ laps: [Lap], streamStart: Int64?) -> BronzeTable {
    let c = Columns(rows: laps)
    return BronzeTable(
      "laps",
      [
        c.int("time_ms") { $0.time },
        c.text("driver") { $0.driver },
        c.text("driver_number") { $0.driverNumber },
        c.int("lap_time_ms") { $0.lapTime },
        c.int("lap_number") { $0.number },
        c.int("stint") { $0.stint },
        c.int("pit_out_time_ms") { $0.pitOutTime },
        c.int("pit_in_time_ms") { $0.pitInTime },
        c.int("sector1_time_ms") { $0.sectorTimes.first },
        c.int("sector2_time_ms") { $0.sectorTimes.second },
        c.int("sector3_time_ms") { $0.sectorTimes.third },
        c.int("sector1_session_time_ms") { $0.sectorSessionTimes.first },
        c.int("sector2_session_time_ms") { $0.sectorSessionTimes.second },
        c.int("sector3_session_time_ms") { $0.sectorSessionTimes.third },
        c.double("speed_i1_kmh") { $0.speeds.i1 },
        c.double("speed_i2_kmh") { $0.speeds.i2 },
        c.double("speed_fl_kmh") { $0.speeds.finishLine },
        c.double("speed_st_kmh") { $0.speeds.straight },
        c.bool("is_personal_best") { $0.isPersonalBest },
        c.text("compound") { $0.compound },
        c.int("tyre_life") { $0.tyreLife },
        c.bool("fresh_tyre") { $0.isFreshTyre },
        c.text("team") { $0.team },
        c.int("lap_start_time_ms") { $0.startTime },
        c.timestamp("lap_start_date") { lap in
          streamStart.flatMap { start in lap.startTime.map { start + Int64($0) * 1000 } }
        },
        c.text("track_status") { $0.trackStatus },
        c.int("position") { $0.position },
        c.bool("deleted") { $0.isDeleted },
        c.text("deleted_reason") { $0.deletedReason },
        c.bool("is_generated") { $0.isGenerated },
        c.bool("is_accurate") { $0.isAccurate },
      ])
  }
}
