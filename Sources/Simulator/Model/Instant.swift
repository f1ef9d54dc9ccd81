/// A moment in milliseconds since 1970, UTC.
struct Instant: Hashable, Comparable {
  var milliseconds: Int

  static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  static func + (instant: Instant, milliseconds: Int) -> Instant {
    Instant(milliseconds: instant.milliseconds + milliseconds)
  }

  /// Midnight of a day of the proleptic Gregorian calendar (Hinnant's `days_from_civil`).
  init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    milliseconds = (era * 146_097 + dayOfEra - 719_468) * 86_400_000
  }

  init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// "2031-03-16".
  var date: String {
    let (year, month, day) = civil
    return "\(year)-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// "14:30:05".
  var timeOfDay: String {
    let seconds = (milliseconds / 1000) % 86_400
    return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  /// "2031-03-16T14:30:05".
  var seconds: String { "\(date)T\(timeOfDay)" }

  /// "2031-03-16T14:30:05.123Z".
  var utc: String { "\(seconds).\(padded(milliseconds % 1000, 3))Z" }

  /// Hinnant's `civil_from_days`; moments before 1970 do not occur here.
  private var civil: (year: Int, month: Int, day: Int) {
    let days = milliseconds / 86_400_000 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

/// The decimal digits of a number that is not negative, with leading zeros up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
