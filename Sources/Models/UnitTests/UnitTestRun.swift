/// How a unit test came out.
public struct UnitTestRun: Sendable, Equatable {
  /// The test.
  public let test: UnitTest
  /// How the rows differ, as a table of lines; nil where they are equal.
  public let difference: String?
  /// Time to run it.
  public let seconds: Double

  /// Whether the model gave the rows that were expected.
  public var passed: Bool { difference == nil }
}

extension UnitTestRun: CustomStringConvertible {
  /// The test and its place, and the difference where there is one.
  public var description: String {
    let place = test.line.map { "\(test.file):\($0)" } ?? test.file
    let head = "unit test \(test.model).\(test.name) (\(place))"
    guard let difference else { return "\(head): passed" }
    return "\(head): \(test.model) gives other rows than expected\n\(difference)"
  }
}

/// Two sets of rows side by side, for people.
struct RowDifference {
  let columns: [String]
  /// Rows of the model that were not expected, and expected rows that it did not give.
  let surplus: [[String]]
  let missing: [[String]]
  /// How many rows are as expected.
  let equal: Int

  /// Nil where there is none.
  var text: String? {
    guard !surplus.isEmpty || !missing.isEmpty else { return nil }
    let rows = [("", columns)] + missing.map { ("-", $0) } + surplus.map { ("+", $0) }
    let widths = columns.indices.map { index in rows.map { $0.1[index].count }.max() ?? 0 }
    let lines = rows.map { mark, cells in
      let padded = zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = "  \(mark.isEmpty ? " " : mark) \(padded.joined(separator: " | "))"
      return String(line.reversed().drop(while: \.isWhitespace).reversed())
    }
    let rest = equal == 0 ? "" : "; \(equal) \(equal == 1 ? "row is" : "rows are") as expected"
    return (lines + ["  - expected, + from the model\(rest)"]).joined(separator: "\n")
  }
}
