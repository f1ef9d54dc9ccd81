/// Times as text, without Foundation's formatters: answers have many of them.
package enum TimestampText {
  /// `2023-03-05T15:00:00Z`, with a fraction only where there is one.
  ///
  /// The day is counted as in Howard Hinnant's `civil_from_days`.
  package static func iso8601(_ microseconds: Int64) -> String {
    let (days, rest) = floorDivide(microseconds, 86_400_000_000)
    let (year, month, day) = date(days)
    let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000_000)
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { pad($0, 2) }
    var text = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))T" + time.joined(separator: ":")
    if fraction % 1000 != 0 {
      text += "." + pad(fraction, 6)
    } else if fraction != 0 {
      text += "." + pad(fraction / 1000, 3)
    }
    return text + "Z"
  }

  private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func floorDivide(_ value: Int64, _ by: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
    return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
  }

  private static func pad(_ value: Int64, _ width: Int) -> String {
    let text = String(value.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - text.count))
    return (value < 0 ? "-" : "") + zeros + text
  }
}
