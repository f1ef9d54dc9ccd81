internal import Foundation

/// Which measure a question asks for, by the words of all of it: learned from questions whose measure is known.
///
/// A linear model over single words and pairs of them, weighted by how rare they are, with a softmax over the measures
/// (multinomial logistic regression). The same words always give the same answer. `semantic/intents.tsv` has the weights;
/// they are made of `semantic/phrasings.tsv`.
public struct IntentModel: Sendable {
  /// A measure and how likely it is the one that is meant, from 0 to 1.
  public struct Guess: Sendable, Equatable {
    /// Its name in `metrics.yml`, or ``IntentModel/nothing``.
    public let metric: String
    /// How much of all that the words might ask for is this.
    public let probability: Double
  }

  struct Feature: Sendable {
    /// How much its being there says, more for rarer ones.
    let rarity: Float
    /// For measures, by their number: positive where it speaks for one.
    let weights: [Int: Float]
  }

  let metrics: [String]
  let biases: [Float]
  let features: [String: Feature]
  private let numbers: [String: Int]

  init(metrics: [String], biases: [Float], features: [String: Feature]) {
    (self.metrics, self.biases, self.features) = (metrics, biases, features)
    numbers = Dictionary(uniqueKeysWithValues: metrics.enumerated().map { ($1, $0) })
  }

  /// Stands for what is about nothing that the lake has.
  public static let nothing = "nothing"

  /// The likeliest measures of a question in the words of ``Phrasing``, the first first; few are likely at all.
  public func guesses(_ words: [String]) -> [Guess] {
    let found = Self.features(of: words).compactMap { features[$0] }
    let length = found.reduce(into: Float(0)) { $0 += $1.rarity * $1.rarity }.squareRoot()
    guard length > 0 else { return [] }
    var scores = biases
    for feature in found {
      for (number, weight) in feature.weights { scores[number] += weight * feature.rarity / length }
    }
    let highest = scores.max() ?? 0
    let odds = scores.map { Double(exp($0 - highest)) }
    let total = odds.reduce(0, +)
    return odds.indices.filter { odds[$0] / total > 0.01 }
      .sorted { (-odds[$0], metrics[$0]) < (-odds[$1], metrics[$1]) }
      .map { Guess(metric: metrics[$0], probability: odds[$0] / total) }
  }

  /// Whether people have used a word at all.
  func knows(_ word: String) -> Bool { features[word] != nil }

  /// Whether those who ask for a measure use a word more than others do.
  func speaks(for metric: String, _ word: String) -> Bool {
    (numbers[metric].flatMap { features[word]?.weights[$0] } ?? 0) > 0
  }

  /// Whether a word says nothing against a measure: it speaks for it, or for none. Of a word that is used often and for
  /// others, its never having been used for this one says something.
  func allows(_ metric: String, _ word: String) -> Bool {
    guard let feature = features[word], let number = numbers[metric] else { return false }
    if let weight = feature.weights[number] { return weight > 0 }
    return feature.rarity > 7 || feature.weights.values.max() ?? 0 < 2
  }

  /// Words and pairs of words, each once; in an order, since sums of fractions depend on it.
  static func features(of words: [String]) -> [String] {
    Set(words).union(zip(words, words.dropFirst()).map { "\($0) \($1)" }).sorted()
  }
}
