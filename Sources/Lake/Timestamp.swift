/// Instants as the lake's own files hold them: `2026-11-23T17:40:58.944Z`.
///
/// Foundation's formats go through calendars and locales, whose data would be most of what a small
/// command loads. Days are counted in 400-year eras from 1 March 0000.
package enum Timestamp {
  private static let day: Int64 = 86_400_000

  /// The text of an instant, milliseconds since 1970-01-01 UTC; years 0000 to 9999.
  package static func text(_ milliseconds: Int64) -> String {
    let time = (milliseconds % day + day) % day
    let days = Int((milliseconds - time) / day) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let date = [
      padded(Int64(year + era * 400 + (month <= 2 ? 1 : 0)), 4), padded(Int64(month), 2),
      padded(Int64(dayOfYear - (153 * shifted + 2) / 5 + 1), 2),
    ].joined(separator: "-")
    let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { padded($0, 2) }
    return "\(date)T\(clock.joined(separator: ":")).\(padded(time % 1000, 3))Z"
  }

  /// Milliseconds since 1970-01-01 UTC; nil where `text` is not exactly of the form of ``text(_:)``.
  package static func milliseconds(_ text: String) -> Int64? {
    let parts = text.utf8.split(omittingEmptySubsequences: false) { !(48...57).contains($0) }
    guard parts.map(\.count) == [4, 2, 2, 2, 2, 2, 3, 0] else { return nil }
    let n = parts.dropLast().compactMap { Int64(Substring($0)) }
    guard n.count == 7 else { return nil }
    let year = n[1] <= 2 ? n[0] - 1 : n[0]
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (n[1] > 2 ? n[1] - 3 : n[1] + 9) + 2) / 5 + n[2] - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    let found = days * day + n[3] * 3_600_000 + n[4] * 60_000 + n[5] * 1000 + n[6]
    // What does not read back as itself has other separators or a day that no month has.
    return Self.text(found) == text ? found : nil
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
