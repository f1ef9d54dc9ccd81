internal import Foundation

/// The weights as text: a line of measures, a line of what each has without any word, and a line for each feature.
extension IntentModel {
  /// Reads what ``text`` wrote.
  ///
  /// - Throws: ``CopilotError`` with the file and the line.
  public init(file path: String) throws {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CopilotError(.semantics, "\(path) cannot be read: \(error)")
    }
    let lines = text.split(separator: "\n")
    let wrong = { (line: Int) in
      CopilotError(
        .semantics, "\(path):\(line + 1): no weights; make the file anew with `make intents`")
    }
    guard lines.count > 2 else { throw wrong(lines.count) }
    let metrics = lines[0].split(separator: "\t").map(String.init)
    let biases = lines[1].split(separator: "\t").compactMap { Float($0) }
    guard metrics.count == biases.count, Set(metrics).count == metrics.count else { throw wrong(1) }
    var features: [String: Feature] = [:]
    for (place, line) in lines.enumerated().dropFirst(2) {
      let fields = line.split(separator: "\t")
      guard fields.count > 1, let rarity = Float(fields[1]) else { throw wrong(place) }
      var weights: [Int: Float] = [:]
      for field in fields.dropFirst(2) {
        guard let colon = field.firstIndex(of: ":"), let number = Int(field[..<colon]),
          metrics.indices.contains(number), let weight = Float(field[field.index(after: colon)...])
        else { throw wrong(place) }
        weights[number] = weight
      }
      features[String(fields[0])] = Feature(rarity: rarity, weights: weights)
    }
    self.init(metrics: metrics, biases: biases, features: features)
  }

  /// As a file, the same for the same weights.
  public var text: String {
    let number = { (value: Float) in String(format: "%.2f", value) }
    let lines = features.sorted { $0.key < $1.key }.map { name, feature in
      ([name, number(feature.rarity)]
        + feature.weights.sorted { $0.key < $1.key }.map { "\($0.key):\(number($0.value))" })
        .joined(separator: "\t")
    }
    return ([metrics.joined(separator: "\t"), biases.map(number).joined(separator: "\t")] + lines)
      .joined(separator: "\n") + "\n"
  }
}
