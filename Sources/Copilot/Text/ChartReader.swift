internal import DuckDB

/// The numbers that a chart shows.
struct ChartReader {
  struct Bar {
    let label: String
    let value: Double
  }

  struct Point {
    let x: Double
    let y: Double
  }

  struct Series {
    let label: String
    var points: [Point]
  }

  private let answer: CopilotAnswer

  init(_ answer: CopilotAnswer) { self.answer = answer }

  /// The unit of what is drawn, with a space before it.
  var unit: String { field(answer.chart.y)?.unit.map { " \($0)" } ?? "" }

  /// What is drawn along what.
  var title: String {
    let y = field(answer.chart.y).map(ValueText.label) ?? ""
    let x = field(answer.chart.x).map(ValueText.label) ?? ""
    return "\(y) by \(x)"
  }

  /// One for each row that has a value.
  var points: [Bar] {
    guard let x = index(answer.chart.x), let y = index(answer.chart.y) else { return [] }
    let series = index(answer.chart.series)
    return answer.rows.compactMap { row in
      guard let value = row[y].double else { return nil }
      let more = series.map { " " + ValueText.text(row[$0]) } ?? ""
      return Bar(label: ValueText.text(row[x]) + more, value: value)
    }
  }

  /// In the order in which they come first.
  var series: [Series] {
    guard let x = index(answer.chart.x), let y = index(answer.chart.y) else { return [] }
    let name = index(answer.chart.series)
    var found: [Series] = []
    for row in answer.rows {
      guard let along = Self.number(row[x]), let value = row[y].double else { continue }
      let label = name.map { ValueText.text(row[$0]) } ?? ""
      let place = found.firstIndex { $0.label == label } ?? found.count
      if place == found.count { found.append(Series(label: label, points: [])) }
      found[place].points.append(Point(x: along, y: value))
    }
    return found
  }

  private static func number(_ value: Value) -> Double? {
    if case .timestamp(let time) = value { return Double(time) }
    return value.double
  }

  private func index(_ name: String?) -> Int? {
    name.flatMap { name in answer.fields.firstIndex { $0.name == name } }
  }

  private func field(_ name: String?) -> CopilotAnswer.Field? {
    index(name).map { answer.fields[$0] }
  }
}
