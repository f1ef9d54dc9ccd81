internal import Parquet
internal import Timing

extension BronzeTable {
  /// `car_data`: about four rows a second and driver; one row group per driver, in order of time.
  ///
  /// - Parameter streamStart: microseconds since 1970-01-01 UTC of session time 0.
  static func carData(_ series: TelemetrySeries<CarSample>?, streamStart: Int64?) -> BronzeTable {
    let cars = series?.cars ?? []
    let columns = [
      ParquetColumn("driver_number", .text), ParquetColumn("date", .timestamp),
      ParquetColumn("session_time_ms", .bigint), ParquetColumn("rpm", .integer),
      ParquetColumn("speed_kmh", .integer), ParquetColumn("gear", .integer),
      ParquetColumn("throttle_pct", .integer), ParquetColumn("brake", .boolean),
      ParquetColumn("drs", .integer), ParquetColumn("is_filled", .boolean),
    ]
    let times = SharedTimes(series, streamStart: streamStart)
    return BronzeTable("car_data", columns, groupCount: cars.count) { index in
      let samples = cars[index].samples
      let driver = ParquetValues.category(
        [UInt8](repeating: 0, count: samples.count), of: [cars[index].number])
      return [driver] + times.columns(of: samples) + [
        .denseInteger(samples.map(\.rpm)),
        .denseInteger(samples.map { Int32($0.speed) }),
        .denseInteger(samples.map { Int32($0.gear) }),
        .denseInteger(samples.map { Int32($0.throttle) }),
        // FastF1 takes everything but 0 for pressed, the source's 104 for "no reading" too.
        .boolean(samples.map { $0.brake != 0 }),
        .denseInteger(samples.map { Int32($0.drs) }),
        .boolean(samples.map(\.isFilled)),
      ]
    }
  }
}
