import Parquet
import TestSupport

/// Columns of every type whose nulls, runs and number of distinct values vary with the seed.
enum RandomColumns {
  static func make(seed: UInt64, rows: Int? = nil) -> [(name: String, values: ParquetValues)] {
    var random = SeededRandom(state: seed)
    let rows = rows ?? [0, 1, 7, 8, 9, 63, 500, 3000].randomElement(using: &random) ?? 0
    func column<T>(_ value: (inout SeededRandom) -> T) -> [T?] {
      let nulls = [0, 2, 50, 100].randomElement(using: &random) ?? 0
      let distinct = [1, 2, 3, 17, 300, 5000].randomElement(using: &random) ?? 1
      let longestRun = [1, 3, 40].randomElement(using: &random) ?? 1
      let values = (0..<distinct).map { _ in value(&random) }
      var column: [T?] = []
      while column.count < rows {
        let cell =
          Int.random(in: 0..<100, using: &random) < nulls
          ? nil : values.randomElement(using: &random)
        let run = min(Int.random(in: 1...longestRun, using: &random), rows - column.count)
        column += [T?](repeating: cell, count: run)
      }
      return column
    }
    let codes = column { UInt8.random(in: 0...3, using: &$0) }.map { $0 ?? .max }
    let reals = column { Float.random(in: -1e4...1e4, using: &$0) }.map { $0 ?? .nan }
    let gears = column { Int32.random(in: -1...8, using: &$0) }.map { $0 ?? 0 }
    return [
      ("c", .category(codes, of: ["OnTrack", "OffTrack", "é"])), ("r", .real(reals)),
      ("g", .denseInteger(gears)),
      ("b", .boolean(column { Bool.random(using: &$0) })),
      ("i", .integer(column { Int32.random(in: .min ... .max, using: &$0) })),
      ("l", .bigint(column { Int64.random(in: .min ... .max, using: &$0) })),
      ("d", .double(column { Double.random(in: -1e9...1e9, using: &$0) })),
      ("s", .text(column { text(&$0) })),
      ("t", .timestamp(column { Int64.random(in: -1 << 50...1 << 51, using: &$0) })),
    ]
  }

  private static func text(_ random: inout SeededRandom) -> String {
    let letters: [Character] = ["a", "Z", "0", " ", "'", "\\", "é", "ß", "大", "🏎", "\n", "\0"]
    return String(
      (0..<Int.random(in: 0...30, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "a"
      })
  }
}
