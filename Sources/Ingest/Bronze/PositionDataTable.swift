internal import Parquet
internal import Timing

extension BronzeTable {
  /// `position_data`: about four rows a second and driver; one row group per driver, in order of time.
  ///
  /// - Parameter streamStart: microseconds since 1970-01-01 UTC of session time 0.
  static func positionData(
    _ series: TelemetrySeries<PositionSample>?, streamStart: Int64?
  ) -> BronzeTable {
    let cars = series?.cars ?? []
    let columns = [
      ParquetColumn("driver_number", .text), ParquetColumn("date", .timestamp),
      ParquetColumn("session_time_ms", .bigint), ParquetColumn("status", .text),
      ParquetColumn("x_dm", .integer), ParquetColumn("y_dm", .integer),
      ParquetColumn("z_dm", .integer), ParquetColumn("is_filled", .boolean),
    ]
    let times = SharedTimes(series, streamStart: streamStart)
    return BronzeTable("position_data", columns, groupCount: cars.count) { index in
      let samples = cars[index].samples
      let driver = ParquetValues.category(
        [UInt8](repeating: 0, count: samples.count), of: [cars[index].number])
      return [driver] + times.columns(of: samples) + [
        .category(samples.map(\.status.rawValue), of: PositionSample.Status.names),
        .denseInteger(samples.map(\.x)),
        .denseInteger(samples.map(\.y)),
        .denseInteger(samples.map(\.z)),
        .boolean(samples.map(\.isFilled)),
      ]
    }
  }
}
