/// What somebody may have meant.
package enum NearestName {
  /// `did you mean season?`, where one of the names is near enough.
  package static func hint(_ name: String, in names: [String]) -> String? {
    let asked = String(name.prefix(64)).lowercased()
    let best = names.map { ($0, distance(asked, $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(2, asked.count / 2) else { return nil }
    return "did you mean \(best.0)?"
  }

  // Levenshtein's, row by row.
  private static func distance(_ first: String, _ second: String) -> Int {
    let second = Array(second.utf8)
    var row = Array(0...second.count)
    for (index, byte) in first.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let above = row[column + 1]
        row[column + 1] = min(
          above + 1, row[column] + 1, diagonal + (byte == second[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[second.count]
  }
}
