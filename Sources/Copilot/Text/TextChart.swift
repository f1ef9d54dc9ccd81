internal import DuckDB

/// A small chart of an answer in characters: bars, or a line for each series.
struct TextChart {
  private static let mostBars = 30
  private static let mostSeries = 12
  private static let labelWidth = 24

  let lines: [String]

  /// Nil where its chart cannot be drawn in characters.
  init?(_ answer: CopilotAnswer, width: Int) {
    let reader = ChartReader(answer)
    switch answer.chart.kind {
    case .bar: lines = Self.bars(reader.points, unit: reader.unit, width: width)
    case .line, .telemetry:
      let series = reader.series
      lines =
        series.count == 1
        ? TextPlot(series[0].points, width: width).lines(title: reader.title)
        : Self.sparks(series, title: reader.title, width: width)
    default: return nil
    }
    guard !lines.isEmpty else { return nil }
  }

  private static func bars(
    _ points: [ChartReader.Bar], unit: String, width: Int
  ) -> [String] {
    let shown = points.prefix(mostBars)
    let values = shown.map(\.value)
    guard let low = values.min(), let high = values.max(), width >= 40 else { return [] }
    let labels = shown.map { $0.label.cut(to: labelWidth) }
    let numbers = ValueText.column(values.map { .double($0) })
    let labelSize = labels.map(\.count).max() ?? 0
    let numberSize = numbers.map(\.count).max() ?? 0
    // Times that lie close together all look alike from zero.
    let isNear = low > 0 && low > 0.7 * high && high > low
    let scale = BarScale(
      low: isNear ? low : min(0, low), high: isNear ? high : max(0, high),
      zero: isNear ? low : 0, width: min(60, width - labelSize - numberSize - 4))
    let rows = zip(zip(labels, numbers), values).map { texts, value in
      "\(texts.0.padded(to: labelSize))  \(texts.1.padded(to: numberSize, right: true))  "
        + scale.bar(value)
    }
    let more = points.count > shown.count ? ["… and \(points.count - shown.count) more"] : []
    let note = isNear ? ["bars begin at \(ValueText.number(low))\(unit)"] : []
    return rows.map(\.withoutTrailingSpaces) + more + note
  }

  /// A line of blocks for each series, all on one scale.
  private static func sparks(
    _ series: [ChartReader.Series], title: String, width: Int
  ) -> [String] {
    let shown = series.prefix(mostSeries)
    let values = shown.flatMap { $0.points.map(\.y) }
    let labelSize = shown.map { min(labelWidth, $0.label.count) }.max() ?? 0
    guard let low = values.min(), let high = values.max(), width - labelSize > 20 else { return [] }
    let size = min(80, width - labelSize - 2)
    let xs = Set(shown.flatMap { $0.points.map(\.x) })
    let range = (xs.min() ?? 0, xs.max() ?? 1)
    // No more places than there are laps or rounds: no line has holes that are none.
    let cells = max(2, min(size, xs.count))
    let rows = shown.map { line in
      "\(line.label.cut(to: labelWidth).padded(to: labelSize))  "
        + spark(line.points, range, low, high, cells)
    }
    let scale = "▁ \(ValueText.number(low)), █ \(ValueText.number(high))"
    let more = series.count > shown.count ? ", \(series.count - shown.count) more" : ""
    return rows.map(\.withoutTrailingSpaces) + ["\(title): \(scale)\(more)"]
  }

  private static func spark(
    _ points: [ChartReader.Point], _ range: (Double, Double), _ low: Double, _ high: Double,
    _ cells: Int
  ) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    var sums = Array(repeating: (total: 0.0, count: 0), count: cells)
    for point in points {
      let place = (point.x - range.0) / max(range.1 - range.0, 1e-9)
      let cell = min(cells - 1, max(0, Int((place * Double(cells - 1)).rounded())))
      sums[cell].total += point.y
      sums[cell].count += 1
    }
    return String(
      sums.map { sum -> Character in
        guard sum.count > 0 else { return " " }
        let share = (sum.total / Double(sum.count) - low) / max(high - low, 1e-9)
        return blocks[min(7, max(0, Int(share * 8)))]
      })
  }
}

/// Bars in eighths of a character, to both sides of zero.
private struct BarScale {
  let low: Double
  let high: Double
  let zero: Double
  let width: Int

  func bar(_ value: Double) -> String {
    let unit = Double(width * 8) / max(high - low, 1e-9)
    let start = Int(((min(value, zero) - low) * unit).rounded())
    let end = Int(((max(value, zero) - low) * unit).rounded())
    let parts = Array(" ▏▎▍▌▋▊▉█")
    // A part of a character can only be drawn from its left, so the left end is a whole one.
    let first = value < zero ? start / 8 : (start + 7) / 8
    let eighths = max(0, end - first * 8)
    return String(repeating: " ", count: first) + String(repeating: "█", count: eighths / 8)
      + (eighths % 8 > 0 ? String(parts[eighths % 8]) : "")
  }
}

extension String {
  fileprivate func cut(to width: Int) -> String {
    count > width ? String(prefix(width - 1)) + "…" : self
  }
}
