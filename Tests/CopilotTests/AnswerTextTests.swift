import Copilot
import DuckDB
import Testing

/// Answers on a terminal.
struct AnswerTextTests {
  private func answer(_ chart: ChartChoice, _ rows: [[Value]]) -> CopilotAnswer {
    var answer = CopilotAnswer(.answered, "", "How fast?", engine: .builtin)
    answer.fields = [
      CopilotAnswer.Field(name: "driver", type: "VARCHAR"),
      CopilotAnswer.Field(name: "lap_number", type: "INTEGER"),
      CopilotAnswer.Field(name: "lap_time_s", type: "DOUBLE", unit: "s"),
    ]
    answer.rows = rows
    answer.chart = chart
    answer.explanation = "times of laps"
    return answer
  }

  @Test func `a table has its explanation above and its notes below`() {
    var answer = answer(ChartChoice(kind: .table), [["VER", 1, 90.5], ["LEC", 12, nil]])
    answer.assumptions = ["no season is named: taken is 2023"]
    answer.warnings = ["The data is simulated."]
    #expect(
      AnswerText(answer, width: 80).text == """
        times of laps
        assumed: no season is named: taken is 2023

        driver  lap_number  lap_time_s
        ──────  ──────────  ──────────
        VER              1        90.5
        LEC             12
        2 rows

        note: The data is simulated.

        """)
  }

  @Test func `bars have eighths of a character`() {
    let chart = ChartChoice(kind: .bar, x: "driver", y: "lap_time_s")
    let text = AnswerText(answer(chart, [["VER", 1, 8.0], ["LEC", 1, 4.0]]), width: 80).text
    #expect(text.contains("VER  8  " + String(repeating: "█", count: 60) + "\n"))
    #expect(text.contains("LEC  4  " + String(repeating: "█", count: 30) + "\n"))
  }

  @Test func `bars of nearly equal times begin at the smallest`() {
    let chart = ChartChoice(kind: .bar, x: "driver", y: "lap_time_s")
    let text = AnswerText(
      answer(chart, [["VER", 1, 90.0], ["LEC", 1, 91.0], ["HAM", 1, 90.5]]), width: 80
    ).text
    #expect(text.contains("VER  90.0\n"))
    #expect(text.contains("HAM  90.5  " + String(repeating: "█", count: 30) + "\n"))
    #expect(text.contains("bars begin at 90 s"))
  }

  @Test func `bars below zero end where the others begin`() {
    let chart = ChartChoice(kind: .bar, x: "driver", y: "lap_time_s")
    let text = AnswerText(answer(chart, [["VER", 1, -1.0], ["LEC", 1, 1.0]]), width: 80).text
    let half = String(repeating: "█", count: 30)
    #expect(text.contains("VER  -1  \(half)\n"))
    #expect(text.contains("LEC   1  " + String(repeating: " ", count: 30) + half + "\n"))
  }

  @Test func `one series is a plot, several are a line of blocks each`() {
    let chart = ChartChoice(kind: .line, x: "lap_number", y: "lap_time_s", series: "driver")
    let one: [[Value]] = (1...9).map { ["VER", .int($0), .double(90 + Double($0))] }
    let plot = AnswerText(answer(chart, one), width: 80).text
    #expect(plot.contains("99 ┤"))
    #expect(plot.contains("91 ┤⣀") || plot.contains("91 ┤⡠") || plot.contains("91 ┤⢀"))
    let two = one + one.map { ["LEC", $0[1], $0[2]] }
    let sparks = AnswerText(answer(chart, two), width: 80).text
    #expect(sparks.contains("VER  ▁▂▃▄▅▆▇██\n"))
    #expect(sparks.contains("LEC  ▁▂▃▄▅▆▇██\n"))
    #expect(sparks.contains("lap time by lap number: ▁ 91, █ 99"))
  }

  @Test func `without a terminal there is no chart`() {
    let chart = ChartChoice(kind: .bar, x: "driver", y: "lap_time_s")
    let text = AnswerText(answer(chart, [["VER", 1, 8.0], ["LEC", 1, 4.0]]), width: nil).text
    #expect(!text.contains("█"))
  }

  @Test func `text of the lake cannot steer the terminal`() {
    let text = AnswerText(
      answer(ChartChoice(kind: .table), [["\u{1B}[2J\u{202E}VER\n", 1, 8.0]]), width: 80
    ).text
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("1 row\n"))
  }

  @Test func `what asks back has its suggestions`() {
    var answer = CopilotAnswer(.clarify, "Which event?", "Who won?", engine: .builtin)
    answer.suggestions = ["Who won in Bahrain?"]
    answer.warnings = ["The language model did not help."]
    #expect(
      AnswerText(answer, width: 80).text == """
        Which event?
        note: The language model did not help.
        try:
          Who won in Bahrain?

        """)
  }
}
