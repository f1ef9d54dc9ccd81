internal import Foundation

/// The parameters of a request, decoded.
struct Query: Sendable {
  struct Pair: Sendable, Equatable {
    let name: String
    let value: String
  }

  let pairs: [Pair]

  /// - Throws: ``Problem`` for bytes that are no text, or more parameters than anyone needs.
  init(_ text: some StringProtocol) throws {
    let parts = text.split(separator: "&", omittingEmptySubsequences: true)
    guard parts.count <= 64 else {
      throw Problem(400, "Bad query", "there are \(parts.count) parameters, 64 are enough")
    }
    pairs = try parts.map { part in
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Pair(
        name: try Self.decode(halves[0]), value: halves.count > 1 ? try Self.decode(halves[1]) : "")
    }
  }

  /// The value of a parameter; nil where it is missing.
  ///
  /// - Throws: ``Problem`` where it is given more than once.
  func value(_ name: String) throws -> String? {
    let found = pairs.filter { $0.name == name }
    guard found.count <= 1 else {
      throw Problem.badParameter(name, "is given \(found.count) times")
    }
    return found.first?.value
  }

  /// A parameter that must be there.
  func require(_ name: String) throws -> String {
    guard let value = try value(name), !value.isEmpty else {
      throw Problem.badParameter(name, "is missing")
    }
    return value
  }

  /// A whole number within bounds, or `otherwise` where it is missing.
  func integer(_ name: String, in range: ClosedRange<Int>, otherwise: Int? = nil) throws -> Int {
    guard let text = try value(name) else {
      guard let otherwise else { throw Problem.badParameter(name, "is missing") }
      return otherwise
    }
    guard let number = Int(text), range.contains(number) else {
      throw Problem.badParameter(
        name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// One of a few words, or the first of them where it is missing.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _: Choice.Type, otherwise: Choice
  ) throws -> Choice where Choice.RawValue == String {
    guard let text = try value(name) else { return otherwise }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.badParameter(name, "must be one of \(known)")
    }
    return choice
  }

  /// Refuses parameters that the endpoint does not have.
  func check(only names: [String]) throws {
    for pair in pairs where !names.contains(pair.name) {
      throw Problem.badParameter(
        pair.name, "there is no such parameter", hint: NearestName.hint(pair.name, in: names))
    }
  }

  private static func decode(_ text: some StringProtocol) throws -> String {
    let spaced = String(text).replacing("+", with: " ")
    guard let decoded = spaced.removingPercentEncoding, !decoded.unicodeScalars.contains("\0")
    else {
      throw Problem(400, "Bad query", "a parameter is not percent-encoded UTF-8")
    }
    return decoded
  }
}
