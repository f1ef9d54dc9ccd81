/// Bounds: "under 1:36.5", "more than 20", "within two tenths", "half a second".
extension NumberReader {
  /// Whether the words at the place are what a bound before them is about.
  mutating func takeBound(at index: Int, _ reading: inout Reading) -> Bool {
    // "Over 2023" is no bound.
    guard index > 0, let bound = spans[index - 1].bound,
      !spans[index].isYear, let (value, isTime) = amount(at: index)
    else { return false }
    if index + 1 < spans.count {
      reading.boundIsOfSessions =
        spans[index + 1].has(.dimension(.session)) || spans[index + 1].has(.dimension(.event))
    }
    reading.boundIsOfLaps =
      !isTime && index + 1 < spans.count && spans[index + 1].has(.dimension(.lap))
    reading.boundPlaces = spans[index - 1].start..<spans[index].start + 1
    reading.bound = bound
    reading.take(value, as: \.boundValue, "bound")
    reading.boundIsTime = isTime
    reading.loose[spans[index - 1].start] = nil
    return true
  }

  private mutating func amount(at index: Int) -> (value: String, isTime: Bool)? {
    guard spans[index].words.count == 1 else { return nil }
    let word = spans[index].words[0].stem
    var at = index + 1
    let number = Numerals.times(spans[index].words[0]).map(String.init) ?? Numerals.seconds(word)
    if number == nil {
      // "a tenth", "half a second", "one second": only with a unit.
      guard Self.parts[word] != nil else { return nil }
      while ["a", "an", "of"].contains(stem(at)) { at += 1 }
    }
    let factor = number.flatMap(Double.init) ?? Self.parts[word] ?? 1
    if let number, stem(at) == "minute", let rest = Double(stem(at + 1)) {
      // "1 minute 32 seconds"
      used.formUnion(index + 1...at + 1)
      return ("\((Double(number) ?? 0) * 60 + rest)", true)
    }
    guard let unit = Self.units[stem(at)] else {
      return number.map { ($0, word.contains(":")) }
    }
    used.formUnion(index + 1...at)
    return (unit == 1 ? number ?? "\(factor)" : "\(factor * unit)", true)
  }

  private func stem(_ index: Int) -> String {
    index < spans.count ? spans[index].words[0].stem : ""
  }

  private static let parts = ["half": 0.5, "a": 1, "an": 1, "one": 1]
  private static let units = [
    "second": 1, "sec": 1, "s": 1, "tenth": 0.1, "hundredth": 0.01, "thousandth": 0.001,
    "minute": 60,
  ]
}
