/// The moment at which a session's stream began.
///
/// Telemetry samples carry a time of day, their messages an offset. The true start is the latest difference
/// of the two, from the message with the least delay, as FastF1 finds it.
enum TelemetryClock {
  /// Microseconds since 1970-01-01 UTC, rounded to milliseconds, from the starts that the topics give.
  static func streamStart(_ starts: [Int64?]) -> Int64? {
    starts.compactMap { $0 }.max().map { milliseconds($0) * 1000 }
  }

  /// Whole milliseconds, halves to even.
  static func milliseconds(_ microseconds: Int64) -> Int64 {
    let (quotient, rest) = microseconds.quotientAndRemainder(dividingBy: 1000)
    let up = rest > 500 || (rest == 500 && quotient % 2 != 0)
    return quotient + (up ? 1 : 0)
  }
}
