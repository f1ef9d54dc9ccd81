internal import Parquet
internal import Timing

extension BronzeTable {
  /// `telemetry`: car and position on one clock, lap by lap. A row group holds a few laps of one driver, so that a
  /// reader who wants one lap touches little else.
  ///
  /// - Parameter telemetry: one element per row group.
  static func telemetry(_ laps: TelemetryLaps) -> BronzeTable {
    let columns = [
      ParquetColumn("driver_number", .text), ParquetColumn("lap_number", .bigint),
      ParquetColumn("time_ms", .integer), ParquetColumn("session_time_ms", .bigint),
      ParquetColumn("date", .timestamp), ParquetColumn("source", .text),
      ParquetColumn("rpm", .real), ParquetColumn("speed_kmh", .real),
      ParquetColumn("gear", .integer), ParquetColumn("throttle_pct", .real),
      ParquetColumn("brake", .boolean), ParquetColumn("drs", .integer),
      ParquetColumn("status", .text), ParquetColumn("x_dm", .real), ParquetColumn("y_dm", .real),
      ParquetColumn("z_dm", .real), ParquetColumn("distance_m", .real),
      ParquetColumn("relative_distance", .real),
    ]
    return BronzeTable("telemetry", columns, groupCount: laps.groupCount) { index in
      let rows = laps.group(index)
      return [
        .category([UInt8](repeating: 0, count: rows.count), of: [rows.driverNumber]),
        .denseBigint(rows.lapNumber), .denseInteger(rows.time),
        .denseBigint(rows.sessionTime), .denseTimestamp(rows.date),
        .category(rows.source, of: LapTelemetry.Source.names),
        .real(rows.rpm), .real(rows.speed), .integer(rows.gear), .real(rows.throttle),
        .boolean(rows.brake), .integer(rows.drs),
        .category(rows.status, of: PositionSample.Status.names),
        .real(rows.x), .real(rows.y), .real(rows.z), .real(rows.distance),
        .real(rows.relativeDistance),
      ]
    }
  }
}
