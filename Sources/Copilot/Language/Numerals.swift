/// Numbers that are written as words.
enum Numerals {
  private static let words = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
  private static let ordinals = [
    "1st": 1, "2nd": 2, "3rd": 3, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
  ]

  /// The word with its number in digits; as it is where it is none.
  static func digits(_ word: Word) -> Word {
    // "one" is mostly no number: the second one, one of them.
    guard let place = words.firstIndex(of: word.stem), place > 0 else { return word }
    return Word(stem: "\(place + 1)", raw: word.raw)
  }

  /// 2 for 2nd or second.
  static func ordinal(_ word: Word) -> Int? {
    // "in seconds" is no place.
    if word.stem == "second", word.raw.lowercased() != "second" { return nil }
    if let known = ordinals[word.stem] { return known }
    return word.stem.hasSuffix("th") ? Int(word.stem.dropLast(2)) : nil
  }
}

/// Says what the numbers of a question count.
struct NumberReader {
  let spans: [QuestionReader.Span]
  let lake: LakeVocabulary
  private var used: Set<Int> = []

  init(spans: [QuestionReader.Span], lake: LakeVocabulary) {
    self.spans = spans
    self.lake = lake
  }

  /// Whether the span was a number, or told what one means, and is done with.
  mutating func read(at index: Int, _ reading: inout Reading) -> Bool {
    if used.contains(index) { return true }
    let word = spans[index].words[0].stem
    if spans[index].words.count == 1, word.count <= 3, word.first == "p",
      let place = Int(word.dropFirst()),
      (1...30).contains(place)
    {
      reading.position = place
      reading.understood += 1
      return true
    }
    if spans[index].words.count == 1, word.first == "t", word.count <= 3,
      let corner = Int(word.dropFirst())
    {
      reading.corner = "\(corner)"
      return true
    }
    if spans[index].words.count == 1, let ordinal = Numerals.ordinal(spans[index].words[0]) {
      return take(ordinal: ordinal, index, &reading)
    }
    if index > 0, let bound = spans[index - 1].bound, spans[index].words.count == 1,
      Double(word) != nil
    {
      reading.bound = bound
      reading.boundValue = word
      reading.loose[spans[index - 1].start] = nil
      return true
    }
    guard let number = spans[index].number else { return false }
    reading.understood += 1
    take(number, index, &reading)
    return true
  }

  /// "second stint", "third fastest", "was fourth"; "one second" is a time.
  private mutating func take(ordinal: Int, _ index: Int, _ reading: inout Reading) -> Bool {
    if index > 0,
      spans[index - 1].number != nil || ["a", "per", "one"].contains(wordBefore(index))
    {
      return false
    }
    reading.understood += 1
    let next = index + 1 < spans.count ? spans[index + 1] : nil
    if next?.words.first?.stem == "percentile" { return true }
    if let next, next.has(.dimension(.stint)) || next.words.first?.stem == "stop" {
      reading.stint = ordinal
    } else if let next, next.has(.dimension(.corner)) {
      reading.corner = "\(ordinal)"
      used.insert(index + 1)
    } else if let next, isOrdered(next) {
      reading.rank = ordinal
    } else {
      reading.position = ordinal
      if let next, ["place", "position"].contains(next.words[0].stem) { used.insert(index + 1) }
    }
    return true
  }

  private func isOrdered(_ span: QuestionReader.Span) -> Bool {
    span.meanings.contains { if case .order = $0 { true } else { false } }
      || span.words.contains { ["fastest", "best", "quickest", "most", "highest"].contains($0.stem) }
  }

  private mutating func take(_ number: Int, _ index: Int, _ reading: inout Reading) {
    if (1950...2049).contains(number), !isAfter(index, .number(.lap)),
      let range = seasonRange(number, index)
    {
      reading.seasons += lake.seasons.filter(range.contains).sorted()
      return
    }
    if (1950...2049).contains(number), !isAfter(index, .number(.lap)) {
      if !reading.seasons.contains(number) { reading.seasons.append(number) }
      return
    }
    let next = index + 1 < spans.count ? spans[index + 1] : nil
    // "McLaren's two cars", "per five minutes"
    if number == 2, let next, ["car", "driver"].contains(next.words[0].stem) { return }
    if wordBefore(index) == "per" { return }
    if isAfter(index, .number(.corner)) { reading.corner = "\(number)"; return }
    if isAfter(index, .number(.stint)) { reading.stint = number; return }
    if isAfter(index, .number(.round)) { reading.round = number; return }
    if isAfter(index, .number(.lap)) { takeLap(number, index, &reading); return }
    if next?.has(.dimension(.lap)) == true, let word = wordBefore(index) {
      if word == "after" { reading.laps = number...number; return }
      if ["first", "opening"].contains(word) { reading.laps = 1...max(1, number); return }
      if ["last", "final", "closing"].contains(word) { reading.lastLaps = number; return }
    }
    if isAfter(index, .number(.driver)),
      let driver = lake.drivers.last(where: { $0.numbers.contains("\(number)") })
    {
      reading.drivers.append(driver.code)
      return
    }
    if wordBefore(index) == "position" { reading.position = number; return }
    if (18...49).contains(number), !isAfter(index, .shape(.top)),
      lake.seasons.contains(2000 + number), next?.has(.dimension(.lap)) != true
    {
      reading.seasons.append(2000 + number)
      return
    }
    reading.count = number
  }

  /// "since 2010", "before 2000", "from 2010 to 2015".
  private mutating func seasonRange(_ number: Int, _ index: Int) -> ClosedRange<Int>? {
    let before = wordBefore(index) ?? ""
    if ["from", "between"].contains(before), index + 2 < spans.count,
      let end = spans[index + 2].number, (number...2049).contains(end),
      ["to", "and", "until", "till", "through"].contains(spans[index + 1].words[0].stem)
    {
      used.formUnion([index + 1, index + 2])
      return number...end
    }
    // "2021-2024"
    if index + 1 < spans.count, let end = spans[index + 1].number, (number...2049).contains(end) {
      used.insert(index + 1)
      return number...end
    }
    if before == "since" { return number...2049 }
    if before == "before" { return 1950...max(1950, number - 1) }
    return nil
  }

  private mutating func takeLap(_ number: Int, _ index: Int, _ reading: inout Reading) {
    let before = wordBefore(index - 1) ?? ""
    var range = number...number
    // "10 to 20", "10 and 20", "10-20"
    if index + 3 < spans.count, spans[index + 2].has(.number(.lap)),
      let end = spans[index + 3].number, end > number,
      ["to", "and", "until", "till", "through"].contains(spans[index + 1].words[0].stem)
    {
      range = number...end
      used.formUnion([index + 1, index + 2, index + 3])
    } else if index + 1 < spans.count, let end = spans[index + 1].number, end > number, end < 150 {
      range = number...end
      used.insert(index + 1)
    } else if index + 2 < spans.count, let end = spans[index + 2].number, end > number, end < 200,
      ["to", "and", "until", "till", "through"].contains(spans[index + 1].words[0].stem)
    {
      range = number...end
      used.formUnion([index + 1, index + 2])
    } else if ["after", "from", "since"].contains(before) {
      range = (before == "after" ? number + 1 : number)...999
    } else if ["before", "until"].contains(before) {
      range = 1...(before == "before" ? max(1, number - 1) : number)
    }
    reading.laps = range
  }

  private func isAfter(_ index: Int, _ meaning: Meaning) -> Bool {
    index > 0 && spans[index - 1].has(meaning)
  }

  private func wordBefore(_ index: Int) -> String? {
    index > 0 && index <= spans.count ? spans[index - 1].words.last?.stem : nil
  }
}
