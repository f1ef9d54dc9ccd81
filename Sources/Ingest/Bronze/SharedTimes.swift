internal import Parquet
internal import Timing

/// When a topic's readings were taken, encoded once for all cars: nearly always they were read at the same moments.
struct SharedTimes: Sendable {
  /// Milliseconds since 1970-01-01 UTC of session time 0.
  private let start: Int64
  private let dates: [Int64]
  private let shared: [ParquetValues]

  /// - Parameter streamStart: microseconds since 1970-01-01 UTC of session time 0.
  init<Sample>(_ series: TelemetrySeries<Sample>?, streamStart: Int64?) {
    start = (streamStart ?? 0) / 1000
    dates = series?.cars.first?.samples.map(\.date) ?? []
    shared = Self.columns(dates, start).map { .shared(SharedColumn($0)) }
  }

  /// The columns `date` and `session_time_ms` of a car.
  func columns<Sample: TelemetrySample>(of samples: [Sample]) -> [ParquetValues] {
    samples.count == dates.count && zip(samples, dates).allSatisfy { $0.date == $1 }
      ? shared : Self.columns(samples.map(\.date), start)
  }

  private static func columns(_ dates: [Int64], _ start: Int64) -> [ParquetValues] {
    [.denseTimestamp(dates.map { $0 * 1000 }), .denseBigint(dates.map { $0 - start })]
  }
}
