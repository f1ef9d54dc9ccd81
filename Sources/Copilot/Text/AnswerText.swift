internal import DuckDB

/// An answer as text for a terminal or a file.
public struct AnswerText: Sendable {
  private let answer: CopilotAnswer
  private let width: Int?

  /// - Parameter width: columns of the terminal; nil leaves out the chart.
  public init(_ answer: CopilotAnswer, width: Int?) {
    self.answer = answer
    self.width = width
  }

  /// How the question was read, its rows as a table, and a chart; each line ends with a line feed.
  public var text: String {
    guard answer.status == .answered else {
      return lines([answer.message] + answer.warnings.map { "note: \($0)" } + suggestions)
    }
    var head = answer.explanation.isEmpty ? [] : [answer.explanation]
    head += answer.assumptions.map { "assumed: \($0)" }
    var parts = [lines(head), lines(table)]
    if let width, let chart = TextChart(answer, width: width) { parts.append(lines(chart.lines)) }
    parts.append(lines(answer.warnings.map { "note: \($0)" }))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var suggestions: [String] {
    answer.suggestions.isEmpty ? [] : ["try:"] + answer.suggestions.map { "  \($0)" }
  }

  /// Columns padded to equal width, numbers to the right, and the number of rows.
  private var table: [String] {
    let fields = answer.fields
    let columns = fields.indices.map { column in
      ValueText.column(answer.rows.map { $0[column] })
    }
    let cells = answer.rows.indices.map { row in columns.map { $0[row] } }
    let widths = fields.indices.map { column in
      max(fields[column].name.count, cells.map { $0[column].count }.max() ?? 0)
    }
    let row = { (cells: [String]) in
      zip(zip(cells, fields), widths).map { cell, width in
        cell.0.padded(to: width, right: cell.1.type.isNumeric)
      }.joined(separator: "  ").withoutTrailingSpaces
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    let count = "\(answer.rows.count) \(answer.rows.count == 1 ? "row" : "rows")"
    return [row(fields.map(\.name)), rule] + cells.map(row) + [count]
  }

  private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}

extension String {
  func padded(to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return right ? space + self : self + space
  }

  var withoutTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
