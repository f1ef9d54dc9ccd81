/// Finds the name that someone may have meant.
enum Nearest {
  /// `; did you mean 'laps'?`, or nothing where no name is near.
  static func hint(_ name: String, among names: some Sequence<String>) -> String {
    let limit = max(1, name.count / 3)
    let near = names.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
      .filter { $0.distance <= limit }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return near.map { "; did you mean '\($0.name)'?" } ?? ""
  }

  /// How many letters must be put in, left out or changed (Levenshtein).
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (letter == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
