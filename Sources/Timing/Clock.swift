/// Durations and times of day as the origins write them, in integer milliseconds.
public enum Clock {
  /// `[[h:]m:]s[.fraction]` in milliseconds, nil for anything else ("", "LAP 12", "1L").
  ///
  /// A leading `+` is accepted (gaps have one). Digits beyond the millisecond are cut off.
  public static func milliseconds(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let last = parts.last, parts.count <= 3 else { return nil }
    let seconds = last.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard seconds.count <= 2, let whole = integer(seconds[0]) else { return nil }
    var total = whole * 1000
    if seconds.count == 2 {
      guard let fraction = fraction(seconds[1], digits: 3) else { return nil }
      total += fraction
    }
    var unit = 60_000
    for part in parts.dropLast().reversed() {
      guard let value = integer(part) else { return nil }
      total += value * unit
      unit *= 60
    }
    return total
  }

  /// `HH:MM:SS.mmm` in milliseconds: the offset of a record, of which a session has tens of thousands.
  static func offset(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var isDamaged = text.count != 12
    func digit(_ place: Int) -> Int {
      let digit = Int(text[place]) - 48
      if !(0...9).contains(digit) { isDamaged = true }
      return digit
    }
    if !isDamaged, text[2] == UInt8(ascii: ":"), text[5] == UInt8(ascii: ":"),
      text[8] == UInt8(ascii: ".")
    {
      let minutes = (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4)
      let seconds = minutes * 60 + digit(6) * 10 + digit(7)
      let total = seconds * 1000 + digit(9) * 100 + digit(10) * 10 + digit(11)
      if !isDamaged { return total }
    }
    return milliseconds(String(decoding: text, as: UTF8.self))
  }

  /// `YYYY-MM-DD[Thh:mm:ss[.fraction]][Z]` in microseconds since 1970-01-01 UTC; nil for anything else.
  public static func microsecondsSince1970(_ text: String) -> Int64? {
    let halves = text.utf8.split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
    let date = halves[0].split(separator: UInt8(ascii: "-")).compactMap { integer($0) }
    guard date.count == 3, halves.count <= 2, (0...9999).contains(date[0]),
      (1...12).contains(date[1]), (1...31).contains(date[2])
    else { return nil }
    let days = daysSince1970(year: date[0], month: date[1], day: date[2])
    guard halves.count == 2 else { return Int64(days) * 86_400_000_000 }
    let time = halves[1].last == UInt8(ascii: "Z") ? halves[1].dropLast() : halves[1]
    let parts = time.split(separator: UInt8(ascii: ":"))
    guard parts.count == 3, let hour = integer(parts[0]), let minute = integer(parts[1]) else {
      return nil
    }
    let seconds = parts[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard seconds.count <= 2, let second = integer(seconds[0]) else { return nil }
    var micros = 0
    if seconds.count == 2 {
      guard let value = fraction(seconds[1], digits: 6) else { return nil }
      micros = value
    }
    return Int64(days * 86_400 + hour * 3600 + minute * 60 + second) * 1_000_000 + Int64(micros)
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar, counted in 400-year eras from 1 March.
  static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func integer(_ digits: Substring.UTF8View.SubSequence) -> Int? {
    // Nine digits are a billion hours: beyond that a number is damage and could only overflow.
    digits.count <= 9 ? Int(Substring(digits)) : nil
  }

  private static func fraction(_ digits: Substring.UTF8View.SubSequence, digits wanted: Int) -> Int?
  {
    guard digits.allSatisfy({ (48...57).contains($0) }), !digits.isEmpty else { return nil }
    var value = 0
    for place in 0..<wanted {
      let index = digits.index(digits.startIndex, offsetBy: place, limitedBy: digits.endIndex)
      let digit = index.flatMap { $0 < digits.endIndex ? digits[$0] : nil } ?? 48
      value = value * 10 + Int(digit - 48)
    }
    return value
  }
}
