/// Numbers that are written as words.
enum Numerals {
  private static let words = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
  private static let times = ["once": 1, "twice": 2, "thrice": 3]
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

  /// A number as it stands in SQL, and 92.5 for 1:32.5.
  static func seconds(_ word: String) -> String? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count <= 2, !parts.contains(nil) else { return nil }
    if parts.count == 1 { return word }
    return "\((parts[0] ?? 0) * 60 + (parts[1] ?? 0))"
  }

  /// 2 for twice.
  static func times(_ word: Word) -> Int? { times[word.stem] }

  /// 2 for 2nd or second.
  static func ordinal(_ word: Word) -> Int? {
    // "in seconds" is no place.
    if word.stem == "second", word.raw.lowercased() != "second" { return nil }
    if let known = ordinals[word.stem] { return known }
    return word.stem.hasSuffix("th") ? Int(word.stem.dropLast(2)) : nil
  }
}
