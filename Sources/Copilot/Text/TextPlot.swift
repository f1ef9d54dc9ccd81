/// One line drawn with dots of braille, two by four in each character.
struct TextPlot {
  private static let height = 8

  private let points: [ChartReader.Point]
  private let width: Int

  init(_ points: [ChartReader.Point], width: Int) {
    self.points = points
    self.width = width
  }

  /// The plot with its scale at the left and what it shows below.
  func lines(title: String) -> [String] {
    let ys = points.map(\.y)
    let xs = points.map(\.x)
    guard let low = ys.min(), let high = ys.max(), let left = xs.min(), let right = xs.max(),
      points.count > 1, width >= 40
    else { return [] }
    let labels = [ValueText.number(high), ValueText.number(low)]
    let labelSize = labels.map(\.count).max() ?? 0
    let columns = min(72, width - labelSize - 3)
    var cells = Array(
      repeating: Array(repeating: UInt32(0), count: columns), count: Self.height)
    let places = points.map { point in
      (
        x: Self.place(point.x, left, right, columns * 2),
        y: Self.height * 4 - 1 - Self.place(point.y, low, high, Self.height * 4)
      )
    }
    for (from, to) in zip(places, places.dropFirst()) { Self.draw(from, to, &cells) }
    let rows = cells.enumerated().map { number, row in
      let label = number == 0 ? labels[0] : number == Self.height - 1 ? labels[1] : ""
      let dots = row.map { Unicode.Scalar(0x2800 + $0).map(Character.init) ?? " " }
      return label.padded(to: labelSize, right: true) + " ┤" + String(dots)
    }
    let ends = "\(title), \(ValueText.number(left)) to \(ValueText.number(right))"
    return rows + [String(repeating: " ", count: labelSize + 2) + ends]
  }

  private static func place(_ value: Double, _ low: Double, _ high: Double, _ size: Int) -> Int {
    let share = (value - low) / max(high - low, 1e-9)
    return min(size - 1, max(0, Int((share * Double(size - 1)).rounded())))
  }

  private static func draw(
    _ from: (x: Int, y: Int), _ to: (x: Int, y: Int), _ cells: inout [[UInt32]]
  ) {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
    for step in 0...steps {
      let x = from.x + (to.x - from.x) * step / steps
      let y = from.y + (to.y - from.y) * step / steps
      // The bits of a character of braille: six dots, then the two of the lowest row.
      let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
      cells[y / 4][x / 2] |= bits[y % 4][x % 2]
    }
  }
}
