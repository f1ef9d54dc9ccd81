import Copilot
import DuckDB
import Testing

/// Which chart rows become.
struct ChartDecisionTests {
  private func fields(_ columns: KeyValuePairs<String, String>) -> [CopilotAnswer.Field] {
    columns.map { CopilotAnswer.Field(name: $0.key, type: $0.value) }
  }

  private let drivers: [Value] = ["VER", "LEC", "HAM", "NOR"]

  @Test func `one row is a table, whatever was wished`() {
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "lap_time_s": "DOUBLE"]), [["VER", 90.5]]
    ).choice(ChartChoice(kind: .bar, x: "driver", y: "lap_time_s"))
    #expect(chart == ChartChoice(kind: .table))
  }

  @Test func `a name and a number are bars`() {
    let rows: [[Value]] = drivers.map { [$0, "team", 90.5] }
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "team": "VARCHAR", "lap_time_s": "DOUBLE"]), rows
    ).choice(nil)
    #expect(chart == ChartChoice(kind: .bar, x: "driver", y: "lap_time_s"))
  }

  @Test func `more than forty bars are a table`() {
    let rows: [[Value]] = (0..<41).map { [.text("driver \($0)"), .int($0)] }
    let decision = ChartDecision(fields(["driver": "VARCHAR", "wins": "BIGINT"]), rows)
    #expect(
      decision.choice(ChartChoice(kind: .bar, x: "driver", y: "wins")).kind == .table)
  }

  @Test func `what goes up lap by lap is a line for each driver`() {
    let rows: [[Value]] = drivers.flatMap { driver in
      (1...5).map { [driver, .int($0), .double(90)] }
    }
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "lap_number": "INTEGER", "lap_time_s": "DOUBLE"]), rows
    ).choice(nil)
    #expect(
      chart == ChartChoice(kind: .line, x: "lap_number", y: "lap_time_s", series: "driver"))
  }

  @Test func `one driver's laps are one line`() {
    let rows: [[Value]] = (1...5).map { ["VER", .int($0), .double(90)] }
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "lap_number": "INTEGER", "lap_time_s": "DOUBLE"]), rows
    ).choice(ChartChoice(kind: .line, x: "lap_number", y: "lap_time_s", series: "driver"))
    #expect(chart == ChartChoice(kind: .line, x: "lap_number", y: "lap_time_s"))
  }

  @Test func `laps in the order of their times are no line`() {
    let rows: [[Value]] = [
      ["VER", 12, 90.1], ["LEC", 7, 90.2], ["HAM", 30, 90.3], ["NOR", 3, 90.4],
    ]
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "lap_number": "INTEGER", "lap_time_s": "DOUBLE"]), rows
    ).choice(nil)
    #expect(chart.kind == .bar)
  }

  @Test func `a line of two points is bars`() {
    let rows: [[Value]] = [[2022, 3], [2023, 4]]
    let chart = ChartDecision(fields(["season": "INTEGER", "wins": "BIGINT"]), rows)
      .choice(ChartChoice(kind: .line, x: "season", y: "wins"))
    #expect(chart == ChartChoice(kind: .bar, x: "season", y: "wins"))
  }

  @Test func `an event is read by its name, not by its round`() {
    let rows: [[Value]] = [[2, "jeddah", 5], [1, "bahrain", 4]]
    let chart = ChartDecision(
      fields(["round": "INTEGER", "grand_prix": "VARCHAR", "overtakes": "BIGINT"]), rows
    ).choice(ChartChoice(kind: .bar, x: "round", y: "overtakes", series: "grand_prix"))
    #expect(chart == ChartChoice(kind: .bar, x: "grand_prix", y: "overtakes"))
  }

  @Test func `speeds along the distance are telemetry`() {
    let rows: [[Value]] = ["VER", "LEC"].flatMap { driver in
      (0..<20).map { [driver, .double(Double($0)), .double(200)] }
    }
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "distance_m": "DOUBLE", "speed_kmh": "DOUBLE"]), rows
    ).choice(ChartChoice(kind: .table))
    #expect(
      chart == ChartChoice(kind: .telemetry, x: "distance_m", y: "speed_kmh", series: "driver"))
  }

  @Test func `places on the track are a map in the colour of what was measured`() {
    let rows: [[Value]] = (0..<20).map { [.double(Double($0)), .double(1), .int($0 % 8)] }
    let chart = ChartDecision(
      fields(["x_dm": "DOUBLE", "y_dm": "DOUBLE", "gear": "INTEGER"]), rows
    ).choice(nil)
    #expect(chart == ChartChoice(kind: .trackmap, x: "x_dm", y: "y_dm", value: "gear"))
  }

  @Test func `a number for each pair of names is a heat map`() {
    let rows: [[Value]] = (0..<9).flatMap { driver in
      (0..<7).map { [.text("driver \(driver)"), .text("event \($0)"), .int($0)] }
    }
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "grand_prix": "VARCHAR", "points": "INTEGER"]), rows
    ).choice(ChartChoice(kind: .bar, x: "driver", y: "points", series: "grand_prix"))
    #expect(chart == ChartChoice(kind: .heatmap, x: "grand_prix", y: "driver", value: "points"))
  }

  @Test func `many values of each name are boxes`() {
    let rows: [[Value]] = drivers.flatMap { driver in
      (0..<20).map { [driver, .double(90 + Double($0 % 3))] }
    }
    let chart = ChartDecision(
      fields(["driver": "VARCHAR", "lap_time_s": "DOUBLE"]), rows
    ).choice(ChartChoice(kind: .bar, x: "driver", y: "lap_time_s"))
    #expect(chart == ChartChoice(kind: .box, x: "driver", y: "lap_time_s"))
  }

  @Test func `two numbers of many rows are a cloud of points`() {
    let rows: [[Value]] = (0..<60).map { [.double(Double($0 % 7)), .double(90)] }
    let chart = ChartDecision(
      fields(["track_temp_c": "DOUBLE", "lap_time_s": "DOUBLE"]), rows
    ).choice(nil)
    #expect(chart == ChartChoice(kind: .scatter, x: "track_temp_c", y: "lap_time_s"))
  }

  @Test func `places in an order are no bars, but a line from lap to lap`() {
    let result: [[Value]] = [["VER", 1], ["LEC", 2], ["HAM", 3]]
    let places = ChartDecision(fields(["driver": "VARCHAR", "position": "INTEGER"]), result)
    let bars = places.choice(ChartChoice(kind: .bar, x: "driver", y: "position"))
    #expect(bars == ChartChoice(kind: .table))
    let laps: [[Value]] = (1...5).map { [.int($0), .int(6 - $0)] }
    let race = ChartDecision(fields(["lap_number": "INTEGER", "position": "INTEGER"]), laps)
    let line = ChartChoice(kind: .line, x: "lap_number", y: "position")
    #expect(race.choice(line) == line)
  }

  @Test func `text alone is a table`() {
    let rows: [[Value]] = drivers.map { [$0, "message"] }
    let chart = ChartDecision(fields(["driver": "VARCHAR", "message": "VARCHAR"]), rows)
    #expect(chart.choice(nil) == ChartChoice(kind: .table))
  }
}
