/// Words that name a column of the rows: "with driver, lap and reason", "by category", "with r2 above 0.8".
struct ColumnMentions {
  /// Places of words that the metric explains.
  private let explained: Set<Int>
  private let columns: [String]
  private let value: String
  /// What the columns are called, in stems.
  private let names: [String: String]

  /// - Parameters:
  ///   - value: the column that is asked for anyhow.
  ///   - synonyms: what people call columns.
  init(
    _ columns: Set<String>, value: String, synonyms: [String: [String]], explained: Set<Int>
  ) {
    self.explained = explained
    self.value = value
    // The shortest name that fits is meant.
    self.columns = columns.sorted { ($0.count, $0) < ($1.count, $1) }
    var names: [String: String] = [:]
    for column in self.columns {
      let words = column.split(separator: "_").map(String.init)
      let name =
        words.count > 1 && Self.units.contains(words.last ?? "") ? words.dropLast() : words[...]
      for phrase in [name.joined(separator: " ")] + (synonyms[column] ?? []) {
        let key = Words.key(phrase)
        if names[key] == nil { names[key] = column }
      }
    }
    self.names = names
  }

  /// Takes words that nothing else explains as columns: behind by or per they group, elsewhere they are shown.
  func note(in reading: inout Reading) {
    var place = 0
    var lastEnd = -1
    while place < reading.stems.count {
      guard let (column, length) = column(at: place, lastEnd, reading) else {
        place += 1
        continue
      }
      note(column, place..<place + length, &reading)
      place += length
      lastEnd = place
    }
  }

  private static let names: Set = ["grand_prix", "driver", "team", "session_code", "compound"]

  private func note(_ column: String, _ places: Range<Int>, _ reading: inout Reading) {
    var at = places.lowerBound - 1
    if at > 0, ["the", "it", "their"].contains(reading.stems[at]) { at -= 1 }
    let before = at >= 0 ? reading.stems[at] : ""
    // "At least 20 grands prix" is how often, no value of a column.
    if let bound = reading.boundPlaces, !Self.names.contains(column),
      bound.lowerBound == places.upperBound || bound.upperBound == places.lowerBound
    {
      reading.boundColumn = column
    }
    if ["by", "per", "each", "every"].contains(before) {
      if !reading.columnGroups.contains(column) { reading.columnGroups.append(column) }
    } else if column != value, !reading.columnMentions.contains(column) {
      reading.columnMentions.append(column)
      reading.mentionIsFirst = places.lowerBound < (explained.min() ?? 0)
    }
    reading.taken.formUnion(places)
    for place in places {
      reading.unknown[place] = nil
      reading.loose[place] = nil
    }
  }

  /// The column that the words from a place on name, and how many words do.
  ///
  /// - Parameter lastEnd: where the column before ended: further ones may follow.
  private func column(at place: Int, _ lastEnd: Int, _ reading: Reading) -> (String, Int)? {
    for length in stride(from: min(4, reading.stems.count - place), to: 0, by: -1) {
      let places = place..<place + length
      guard explained.isDisjoint(with: places) else { continue }
      let isBounded = reading.boundPlaces?.upperBound == place && length > 1
      let isOpen =
        isBounded || places.contains { reading.unknown[$0] != nil || reading.loose[$0] != nil }
      let name = names[reading.stems[places].joined(separator: " ")]
      // What is called just as the column means nothing else.
      let isOwn = name == reading.stems[place] && reading.unknown[place] != nil
      if let name, isOpen, length > 1 || place == lastEnd || isOwn || isListed(place, reading) {
        return (name, length)
      }
      if length == 1, isOpen, let part = column(with: reading.stems[place]),
        part == value || isAsked(place, reading.stems)
      {
        return (part, 1)
      }
    }
    return nil
  }

  /// Whether a word stands where further values are named.
  private func isListed(_ place: Int, _ reading: Reading) -> Bool {
    let isFollowed = place + 1 < reading.stems.count && reading.stems[place + 1] == "and"
    // "With the deficit", "and their margin"
    var before = place - 1
    while before > 0, Self.owning.contains(reading.stems[before]) { before -= 1 }
    return before >= 0
      && (isFollowed || explained.contains(place - 1)
        || Self.listing.contains(reading.stems[before]))
  }

  /// Whether a word before says that columns follow: "with reason", "by category".
  private func isAsked(_ place: Int, _ stems: [String]) -> Bool {
    !Self.openings.isDisjoint(with: stems.prefix(place))
  }

  private static let openings: Set = [
    "with", "by", "per", "each", "every", "including", "include", "incl", "plus", "show", "list",
  ]

  /// The shortest name that has the word.
  private func column(with stem: String) -> String? {
    guard stem.count > 2, stem != "number" else { return nil }
    let fitting = columns.filter { name in
      !Self.technical.contains(name)
        && name.split(separator: "_").contains { Words.key(String($0)) == stem }
    }
    // One of several reasons is not known from another.
    return fitting.count == 1 || fitting.first == stem || !Self.ambiguous.contains(stem)
      ? fitting.first : nil
  }

  private static let owning: Set = ["the", "their", "his", "her", "its", "each", "a"]
  private static let listing: Set = [
    "with", "w", "and", "incl", "including", "plus", "also", "vs", "versus", "minus", "by", "per",
    "each", "every", "than", "average", "mean", "median", "total",
  ]
  private static let units: Set = [
    "s", "ms", "kmh", "c", "m", "dm", "pct", "deg", "mps", "mbar", "min",
  ]
  private static let ambiguous: Set = ["reason", "status", "name", "message"]
  private static let technical: Set = [
    "season", "round", "grand_prix", "session_code", "session_id",
  ]
}
