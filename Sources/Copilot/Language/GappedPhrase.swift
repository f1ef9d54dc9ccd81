/// A phrase between whose parts other words may stand: `lost _ stop` is in "lost by Norris at his stop".
struct GappedPhrase: Sendable {
  let metric: String
  let isWeak: Bool
  /// Stems, in the order in which they have to come, with the most words that may stand before each.
  let parts: [(gap: Int, stems: [String])]

  static func isGapped(_ phrase: String) -> Bool { phrase.contains { gaps[$0] != nil } }

  private static let gaps: [Character: Int] = ["_": 9, "~": 2]

  init(_ phrase: String, metric: String, isWeak: Bool) {
    self.metric = metric
    self.isWeak = isWeak
    var parts: [(gap: Int, stems: [String])] = []
    var gap = Int.max
    var text = ""
    for character in phrase + "_" {
      guard let next = Self.gaps[character] else {
        text.append(character)
        continue
      }
      let stems = Words.split(text).map(Numerals.digits).map(\.stem)
      if !stems.isEmpty { parts.append((gap, stems)) }
      (gap, text) = (next, "")
    }
    self.parts = parts
  }

  /// Where its words stand, or nil where they do not.
  func places(in stems: [String]) -> Set<Int>? {
    var places: Set<Int> = []
    var from = 0
    for (gap, part) in parts {
      let last = gap == .max ? stems.count - part.count : min(stems.count - part.count, from + gap)
      guard from <= last,
        let start = (from...last).first(where: { Array(stems[$0..<$0 + part.count]) == part })
      else { return nil }
      places.formUnion(start..<start + part.count)
      from = start + part.count
    }
    return places
  }
}
