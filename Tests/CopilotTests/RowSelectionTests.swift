import Copilot
import DuckDB
import Testing

/// Which rows stay where an answer cannot hold them all.
struct RowSelectionTests {
  private let fields = [
    CopilotAnswer.Field(name: "driver", type: "VARCHAR"),
    CopilotAnswer.Field(name: "round", type: "INTEGER"),
    CopilotAnswer.Field(name: "points", type: "DOUBLE"),
  ]
  private let line = ChartChoice(kind: .line, x: "round", y: "points", series: "driver")

  /// Ten drivers of thirty rows each; driver n has n points in each.
  private var season: [[Value]] {
    (0..<10).flatMap { driver in
      (0..<30).map { [.text("driver \(driver)"), .int($0), .double(Double(driver))] }
    }
  }

  private func drivers(_ selection: RowSelection) -> Set<String> {
    Set(selection.rows.compactMap { $0[0].text })
  }

  @Test func `whole lines with the highest values stay`() {
    let selection = RowSelection(season, fields, line, most: 100, isLowBetter: false)
    #expect(drivers(selection) == ["driver 7", "driver 8", "driver 9"])
    #expect(selection.rows.count == 90)
    #expect(
      selection.notes == [
        "3 of 10 lines are shown, those with the highest values: name those that you want."
      ])
  }

  @Test func `where low is better the lowest stay`() {
    let selection = RowSelection(season, fields, line, most: 100, isLowBetter: true)
    #expect(drivers(selection) == ["driver 0", "driver 1", "driver 2"])
  }

  @Test func `one line that is too long is thinned`() {
    let rows = season.filter { $0[0] == "driver 3" }
    let selection = RowSelection(rows, fields, line, most: 10, isLowBetter: false)
    #expect(selection.rows.map { $0[1] } == (0..<10).map { .int($0 * 3) })
    #expect(selection.notes == ["One of 3 rows is shown."])
  }

  @Test func `readings of all laps are thinned alike`() {
    let chart = ChartChoice(kind: .telemetry, x: "round", y: "points", series: "driver")
    let selection = RowSelection(season, fields, chart, most: 100, isLowBetter: false)
    #expect(drivers(selection).count == 10)
    #expect(selection.rows.count == 100)
  }

  @Test(arguments: [1, 2, 199, 200, 201, 399, 400, 1002, 20_000])
  func `thinned rows are few, in order, and begin with the first`(count: Int) {
    let rows: [[Value]] = (0..<count).map { ["VER", .int(Int64($0)), 1.0] }
    let selection = RowSelection(rows, fields, line, most: 200, isLowBetter: false)
    #expect(selection.rows.count <= 200)
    #expect(selection.rows.count > min(count, 200) / 2)
    #expect(selection.rows.first == rows.first)
    #expect(selection.notes.isEmpty == (count <= 200))
    let numbers = selection.rows.compactMap { $0[1].int }
    #expect(numbers == numbers.sorted())
  }
}
