internal import Foundation

/// Learns the weights of an ``IntentModel`` from phrasings whose measure is known.
///
/// Gradient descent with a rate for each weight (AdaGrad: Duchi, Hazan and Singer, 2011) in a fixed order, so that the
/// same phrasings give the same weights.
public struct IntentTraining {
  /// A question in the words of ``Phrasing``, and its measure.
  public struct Example: Sendable {
    /// The metric's name in `metrics.yml`, or ``IntentModel/nothing``.
    public let metric: String
    /// Its words, with signs for names, years and numbers.
    public let words: [String]

    /// Makes one.
    public init(metric: String, words: [String]) { (self.metric, self.words) = (metric, words) }
  }

  /// The lines "metric<TAB>words" of a file; those that begin with # are remarks.
  ///
  /// - Throws: ``CopilotError`` with the file and the line.
  public static func examples(file path: String) throws -> [Example] {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CopilotError(.semantics, "\(path) cannot be read: \(error)")
    }
    return try text.split(separator: "\n").enumerated().compactMap { place, line in
      if line.hasPrefix("#") { return nil }
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else {
        throw CopilotError(
          .semantics, "\(path):\(place + 1): no metric and words with a tab between them")
      }
      return Example(
        metric: String(fields[0]), words: fields[1].split(separator: " ").map(String.init))
    }
  }

  private let examples: [Example]
  /// Words, and pairs of them, that fewer examples have say nothing that holds for others.
  private let fewest = 3
  private let rounds = 30
  private let rate: Float = 1
  /// How strongly weights are drawn to nothing.
  private let decay: Float = 8e-6
  /// Smaller weights are left out of the file; the answers are the same without them.
  private let least: Float = 0.4

  /// Learns from these, in whatever order they are.
  public init(_ examples: [Example]) { self.examples = examples }

  /// The model; takes some seconds for some thousand examples.
  public func model() -> IntentModel {
    let metrics = Set(examples.map(\.metric)).sorted()
    var seen: [String: Int] = [:]
    for example in examples {
      for name in IntentModel.features(of: example.words) { seen[name, default: 0] += 1 }
    }
    let names = seen.filter { $0.value >= fewest }.keys.sorted()
    let rarity = names.map { name in
      Float(log(Double(1 + examples.count) / Double(1 + seen[name, default: 0])) + 1)
    }
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let rows = examples.map { example in
      let places = IntentModel.features(of: example.words).compactMap { place[$0] }.sorted()
      let length = places.reduce(into: Float(0)) { $0 += rarity[$1] * rarity[$1] }.squareRoot()
      return places.map { (place: $0, value: rarity[$0] / max(length, 1e-6)) }
    }
    let numbers = Dictionary(uniqueKeysWithValues: metrics.enumerated().map { ($1, $0) })
    let targets = examples.compactMap { numbers[$0.metric] }
    let (weights, biases) = descend(rows, targets, names.count, metrics.count)
    var features: [String: IntentModel.Feature] = [:]
    for (place, name) in names.enumerated() {
      var kept: [Int: Float] = [:]
      for number in metrics.indices {
        let weight = weights[place * metrics.count + number]
        if abs(weight) >= least { kept[number] = weight }
      }
      features[name] = .init(rarity: rarity[place], weights: kept)
    }
    return IntentModel(metrics: metrics, biases: biases, features: features)
  }

  private func descend(
    _ rows: [[(place: Int, value: Float)]], _ targets: [Int], _ features: Int, _ metrics: Int
  ) -> ([Float], [Float]) {
    var weights = [Float](repeating: 0, count: (features + 1) * metrics)
    var squares = [Float](repeating: 1, count: weights.count)
    var scores = [Float](repeating: 0, count: metrics)
    var order = Array(rows.indices)
    var state: UInt64 = 2026
    for _ in 0..<rounds {
      for place in order.indices.dropFirst().reversed() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(place, Int(state >> 33) % (place + 1))
      }
      for row in order {
        // The last feature is in each example.
        let found = rows[row] + [(place: features, value: 1)]
        for number in 0..<metrics {
          scores[number] = found.reduce(into: Float(0)) {
            $0 += weights[$1.place * metrics + number] * $1.value
          }
        }
        let highest = scores.max() ?? 0
        var total: Float = 0
        for number in 0..<metrics {
          scores[number] = exp(scores[number] - highest)
          total += scores[number]
        }
        for number in 0..<metrics {
          let error = scores[number] / total - (number == targets[row] ? 1 : 0)
          for (place, value) in found {
            let at = place * metrics + number
            let slope = error * value + decay * weights[at]
            squares[at] += slope * slope
            weights[at] -= rate * slope / squares[at].squareRoot()
          }
        }
      }
    }
    return (Array(weights.prefix(features * metrics)), Array(weights.suffix(metrics)))
  }
}
