import Foundation

/// How the questions came out.
struct Score {
  private var counts: [String: [Bench.Outcome: Int]] = [:]
  private var seconds: [Double] = []

  mutating func add(_ question: Question, _ verdict: Bench.Verdict) {
    let file = question.id.split(separator: "-").dropLast().joined(separator: "-")
    for key in [file, "status \(question.status)", "style \(question.style ?? "plain")", "all"] {
      counts[key, default: [:]][verdict.outcome, default: 0] += 1
    }
    seconds.append(verdict.seconds)
  }

  /// Whether it reaches what is aimed for; how fast it is depends on the machine and is no gate.
  var isGood: Bool { rightShare >= 0.9 && wrongShare <= 0.03 }

  private var rightShare: Double { share(of: .right, in: "status answered") }
  private var wrongShare: Double { share(of: .wrong, in: "all") }

  private func share(of outcome: Bench.Outcome, in key: String) -> Double {
    let found = counts[key] ?? [:]
    return Double(found[outcome] ?? 0) / Double(max(1, found.values.reduce(0, +)))
  }

  /// A line for each group, and the figures that are aimed for.
  var text: String {
    let lines = counts.sorted { $0.key < $1.key }.map { key, found in
      let total = found.values.reduce(0, +)
      let line = [Bench.Outcome.right, .wrong, .silent].map { "\($0) \(found[$0] ?? 0)" }
      return
        "\(key.padding(toLength: 24, withPad: " ", startingAt: 0)) \(total): \(line.joined(separator: ", "))"
    }
    let sorted = seconds.sorted()
    let p95 = sorted.isEmpty ? 0 : sorted[Int(Double(sorted.count - 1) * 0.95)]
    return lines.joined(separator: "\n")
      + String(
        format:
          "\nright %.1f %% of answerable (aim 90), wrong %.1f %% of all (aim 3), p95 %.1f ms (aim 30)",
        rightShare * 100, wrongShare * 100, p95 * 1000)
  }
}
