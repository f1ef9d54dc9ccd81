/// Words that name a column of the rows: "with driver, lap and reason", "by category".
struct ColumnMentions {
  let columns: Set<String>
  /// Places of words that the metric explains.
  let explained: Set<Int>

  /// Takes words that nothing else explains as columns: behind by or per they group, elsewhere they are shown.
  func note(in reading: inout Reading) {
    for (place, word) in reading.unknown.merging(reading.loose, uniquingKeysWith: { a, _ in a }) {
      guard !explained.contains(place), isAsked(place, reading.stems),
        let column = column(Words.split(word).first?.stem ?? "")
      else { continue }
      let before = place > 0 && place <= reading.stems.count ? reading.stems[place - 1] : ""
      if ["by", "per", "each", "every"].contains(before) {
        reading.columnGroups.append(column)
      } else {
        reading.columnMentions.append(column)
      }
      reading.unknown[place] = nil
      reading.loose[place] = nil
    }
    reading.columnGroups.sort()
    reading.columnMentions.sort()
  }

  /// Whether a word before says that columns follow: "with reason", "by category".
  private func isAsked(_ place: Int, _ stems: [String]) -> Bool {
    !Self.openings.isDisjoint(with: stems.prefix(place))
  }

  private static let openings: Set = [
    "with", "by", "per", "each", "every", "including", "include", "incl", "plus", "show", "list",
  ]

  /// The shortest name that has the word.
  private func column(_ stem: String) -> String? {
    guard stem.count > 2 else { return nil }
    return columns.filter { name in
      !Self.technical.contains(name)
        && name.split(separator: "_").contains { Words.key(String($0)) == stem }
    }.min { ($0.count, $0) < ($1.count, $1) }
  }

  private static let technical: Set = [
    "season", "round", "grand_prix", "session_code", "session_id",
  ]
}
