/// What a question asks for by its first word: a time, a place, a reason, how long, how old.
extension Reading {
  enum Kind: String, Sendable {
    case time, place, reason, duration, age, speed, distance
  }
}

/// Finds what a question asks for, and what it makes it depend on.
struct QuestionKind {
  let spans: [QuestionReader.Span]
  /// Places of words that belong to a measure.
  let named: Set<Int>

  func note(in reading: inout Reading) {
    var asks = false
    var isAfterMeasure = false
    for (index, span) in spans.enumerated() {
      let word = span.words[0].stem
      let isFree = span.words.count == 1 && !named.contains(span.start)
      let isLast = index + 1 == spans.count
      if ["when", "where", "why"].contains(word), span.words[0] == span.words.last {
        if !asks, reading.kind == nil, !isAfterMeasure || isLast {
          reading.kind = ["when": .time, "where": .place, "why": .reason][word]
        } else if isFree, word != "why", isAfterMeasure, !isLast {
          reading.clauses[span.start] = span.text
        }
      } else if word == "how", !asks, index + 1 < spans.count {
        reading.kind = Self.measures[spans[index + 1].words[0].stem]
      } else if isFree, Self.joining.contains(word), isAfterMeasure || word == "than", !isLast {
        let next = index + 1 < spans.count ? spans[index + 1].words[0].stem : ""
        if word != "than" || !Self.anyone.contains(next) { reading.clauses[span.start] = span.text }
      }
      if isFree, reading.pronoun == nil, Self.pronouns.contains(word) {
        reading.pronoun = span.text
      }
      asks = asks || Self.asking.contains(word)
      isAfterMeasure = isAfterMeasure || named.contains(span.start)
    }
  }

  private static let asking: Set = [
    "who", "whom", "whose", "what", "which", "when", "where", "why", "how",
  ]
  private static let measures: [String: Reading.Kind] = [
    "long": .duration, "old": .age, "fast": .speed, "quick": .speed, "far": .distance,
    "close": .distance, "early": .time, "late": .time,
  ]
  /// What follows is a condition or what something is measured by.
  private static let joining: Set = [
    "while", "whilst", "if", "unless", "because", "whenever", "than",
  ]
  private static let anyone: Set = [
    "anyone", "anybody", "any", "everyone", "everybody", "all", "usual", "the",
  ]
  private static let pronouns: Set = ["he", "she", "him", "his", "her"]
}
