internal import Lake

/// What `f1lake doctor` found.
public struct Examination: Codable, Equatable, Sendable {
  /// One check and its verdict.
  public struct Result: Codable, Equatable, Sendable {
    /// What was looked at.
    public let name: String
    /// How bad it is.
    public let status: Verdict.Status
    /// What is there, or what is wrong with it.
    public let found: String
    /// What to do, where there is something to do that ``found`` does not say.
    public let advice: String?
  }

  /// All checks in their order.
  public let checks: [Result]

  /// Runs all checks, one after the other; changes nothing.
  public static func run(_ input: DoctorInput) async -> Examination {
    var results: [Result] = []
    for check in Check.all {
      let verdict = await check.verdict(on: input)
      results.append(
        Result(
          name: check.name, status: verdict.status, found: verdict.found, advice: verdict.advice))
    }
    return Examination(checks: results)
  }

  /// True where no check found a problem; warnings do not count.
  public var isWell: Bool { !checks.contains { $0.status == .problem } }

  /// The checks as JSON with sorted keys.
  public func json() throws -> String { String(decoding: try LakeJSON.encode(self), as: UTF8.self) }

  /// A line for each check, with advice below it, and the count.
  ///
  /// - Parameter isColoured: whether marks have the colours of a terminal.
  public func text(isColoured: Bool) -> String {
    let width = checks.map(\.name.count).max() ?? 0
    var lines: [String] = []
    for check in checks {
      let name = check.name + String(repeating: " ", count: width - check.name.count)
      lines.append("\(check.status.mark(isColoured))  \(name)  \(check.found)")
      if let advice = check.advice {
        lines.append(String(repeating: " ", count: width + 5) + "→ \(advice)")
      }
    }
    return (lines + [summary]).joined(separator: "\n")
  }

  private var summary: String {
    let count = { (status: Verdict.Status) in checks.count { $0.status == status } }
    let (problems, warnings) = (count(.problem), count(.warning))
    if problems + warnings == 0 { return "all is well" }
    let named = { (count: Int, name: String) in "\(count) \(name)\(count == 1 ? "" : "s")" }
    return "\(named(problems, "problem")), \(named(warnings, "warning"))"
  }
}

extension Verdict.Status {
  fileprivate func mark(_ isColoured: Bool) -> String {
    let (mark, colour) =
      switch self {
      case .ok: ("✓", 32)
      case .warning: ("!", 33)
      case .problem: ("✗", 31)
      case .skipped: ("-", 2)
      }
    return isColoured ? "\u{1B}[\(colour)m\(mark)\u{1B}[0m" : mark
  }
}
