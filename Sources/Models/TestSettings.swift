/// The settings of a data test.
struct TestSettings: Equatable, Sendable {
  var severity = DataTest.Severity.error
  /// An SQL condition that limits the rows to check.
  var condition: String?
  var warnIf = TestThreshold.any
  var errorIf = TestThreshold.any
  /// How many failing rows are counted at most.
  var limit: Int?
  var tags: [String] = []
  var meta = JSONValue.object([])
  var isEnabled = true
  /// All settings as written, in their order, for the manifest.
  var raw = JSONValue.object([])

  static let names: Set<String> = [
    "enabled", "error_if", "limit", "meta", "severity", "tags", "warn_if", "where",
  ]

  /// Takes one setting of a schema file or of a query's `config()`.
  ///
  /// - Parameter fail: makes the error for its place.
  mutating func set(
    _ name: String, to value: JSONValue, _ fail: (String) -> ProjectError
  ) throws(ProjectError) {
    switch name {
    case "severity":
      guard let text = value.text, let known = DataTest.Severity(rawValue: text.lowercased())
      else { throw fail("severity is error or warn") }
      severity = known
    case "where":
      guard let text = value.text else { throw fail("where is an SQL condition in quotes") }
      condition = text
    case "warn_if": warnIf = try Self.threshold(value, name, fail)
    case "error_if": errorIf = try Self.threshold(value, name, fail)
    case "limit":
      guard let number = value.integer, number > 0 else { throw fail("limit is a number of rows") }
      limit = number
    case "tags":
      guard let texts = value.texts else { throw fail("tags are a text or a list of texts") }
      tags = texts
    case "meta":
      guard value.members != nil else { throw fail("meta is a mapping") }
      meta = value
    case "enabled":
      guard let bool = value.bool else { throw fail("enabled is true or false") }
      isEnabled = bool
    default: throw fail(Self.unknown(name))
    }
    raw[name] = value
  }

  private static func unknown(_ name: String) -> String {
    switch name {
    case "fail_calc": "the data test setting 'fail_calc' is not supported: failing rows are counted"
    case "store_failures", "store_failures_as":
      "the data test setting '\(name)' is not supported: failing rows are in the report"
    default:
      "the data test setting '\(name)' is not supported:"
        + " \(names.sorted().joined(separator: ", ")) are"
    }
  }

  private static func threshold(
    _ value: JSONValue, _ name: String, _ fail: (String) -> ProjectError
  ) throws(ProjectError) -> TestThreshold {
    guard let threshold = value.text.flatMap(TestThreshold.init) else {
      throw fail("\(name) compares the number of failing rows, as in '> 10'")
    }
    return threshold
  }
}

/// From which number of failing rows on something happens, as in `> 10`.
struct TestThreshold: Equatable, Sendable {
  private enum Comparison: String, CaseIterable {
    case notEqual = "!=", notLess = ">=", notMore = "<=", equal = "=", more = ">", less = "<"
  }

  /// As written.
  let text: String
  private let comparison: Comparison
  private let bound: Int

  /// Any failing row, as in dbt where nothing is said.
  static let any = TestThreshold(text: "!= 0", comparison: .notEqual, bound: 0)

  /// Nil for anything but a comparison with a whole number.
  init?(_ text: String) {
    let trimmed = text.trimming(while: \.isWhitespace)
    guard let found = Comparison.allCases.first(where: { trimmed.hasPrefix($0.rawValue) }),
      let number = Int(trimmed.dropFirst(found.rawValue.count).trimming(while: \.isWhitespace))
    else { return nil }
    self.init(text: text, comparison: found, bound: number)
  }

  private init(text: String, comparison: Comparison, bound: Int) {
    self.text = text
    self.comparison = comparison
    self.bound = bound
  }

  /// Whether so many failing rows are enough.
  func isReached(_ failures: Int) -> Bool {
    switch comparison {
    case .notEqual: failures != bound
    case .equal: failures == bound
    case .more: failures > bound
    case .notLess: failures >= bound
    case .less: failures < bound
    case .notMore: failures <= bound
    }
  }
}

extension DataTest {
  /// How a test came out.
  public enum Outcome: String, Sendable {
    case pass, warn, fail
  }

  /// What so many failing rows mean, by `severity`, `error_if` and `warn_if`, as in dbt.
  public func outcome(failures: Int) -> Outcome {
    if settings.severity == .error, settings.errorIf.isReached(failures) { return .fail }
    return settings.warnIf.isReached(failures) ? .warn : .pass
  }
}
