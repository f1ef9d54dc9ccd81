/// A verified question as an example for others.
package struct VerifiedExample: Sendable {
  /// As it was asked.
  package let question: String
  /// One SELECT.
  package let sql: String
  /// The tables that it names, as in gold.fastest_laps.
  package let tables: Set<String>

  init(_ verified: VerifiedQuestion) {
    question = verified.question
    sql = verified.sql
    tables = Set(
      sql.lowercased().matches(of: /\b(?:gold|silver)\.[a-z_0-9]+/).map { String($0.output) })
  }
}

/// Finds the verified questions that are most like another.
struct VerifiedIndex: Sendable {
  let questions: [VerifiedQuestion]
  // Made once: each question looks at some of them.
  private let examples: [VerifiedExample]
  private let words: [Set<String>]
  private let weights: [String: Double]
  private let places: [String: [Int]]

  init(_ questions: [VerifiedQuestion]) {
    self.questions = questions
    examples = questions.map(VerifiedExample.init)
    words = questions.map { Set(Words.split($0.question).map(\.stem)) }
    weights = WordWeights.of(words)
    var places: [String: [Int]] = [:]
    for (place, words) in words.enumerated() {
      for word in words { places[word, default: []].append(place) }
    }
    self.places = places
  }

  /// The nearest by the words that they share, rare words counting more; none that shares nothing.
  ///
  /// - Parameter isWanted: examples of tables that a lake does not have mislead.
  func nearest(
    to question: String, count: Int, _ isWanted: (VerifiedExample) -> Bool
  ) -> [VerifiedExample] {
    let asked = Set(Words.split(question).map(\.stem))
    var shared: [Int: Double] = [:]
    for word in asked {
      for place in places[word] ?? [] { shared[place, default: 0] += weights[word] ?? 0 }
    }
    let own = asked.reduce(0) { $0 + (weights[$1] ?? 0) }
    // Of two that share as much, the one that says less beside it, and then the later one.
    let scored = shared.map { place, weight in
      let all = words[place].reduce(0) { $0 + (weights[$1] ?? 0) }
      return (place: place, score: weight / max(own + all - weight, 0.001))
    }
    var nearest: [VerifiedExample] = []
    for (place, score) in scored.sorted(by: { ($1.score, $1.place) < ($0.score, $0.place) }) {
      guard nearest.count < count, score > 0.05 else { break }
      if isWanted(examples[place]) { nearest.append(examples[place]) }
    }
    return nearest
  }
}
