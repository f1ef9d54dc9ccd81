/// What tests gave, for people.
public struct TestSummary: Sendable {
  private let unit: [UnitTestRun]
  private let data: [RunReport.TestRun]

  /// - Parameters:
  ///   - unit: unit tests that were run.
  ///   - data: data tests that were run.
  public init(unit: [UnitTestRun], data: [RunReport.TestRun]) {
    self.unit = unit
    self.data = data
  }

  /// Whether one of them failed; warnings do not count.
  public var hasFailed: Bool {
    unit.contains { !$0.passed } || data.contains { $0.outcome == .fail }
  }

  /// Failures and warnings with their rows, then how many passed.
  public var text: String {
    var lines = unit.filter { !$0.passed }.map { "FAILED: \($0)" }
    lines += data.filter { $0.outcome == .warn }.map { "warning: \($0)" }
    lines += data.filter { $0.outcome == .fail }.map { "FAILED: \($0)" }
    if !unit.isEmpty {
      lines.append("\(unit.count { $0.passed }) of \(unit.count) unit tests passed")
    }
    if !data.isEmpty {
      lines.append("\(data.count { $0.outcome == .pass }) of \(data.count) data tests passed")
    }
    return lines.joined(separator: "\n")
  }
}
