/// Finds the known word that a misspelt one stands for.
struct Spelling: Sendable {
  private let words: [Int: [[UInt8]]]

  init(_ known: some Sequence<String>) {
    words = Dictionary(grouping: Set(known).map { Array($0.utf8) }, by: \.count)
  }

  /// The nearest known words, if they are near enough: one slip in a word of four to six letters, two in a longer one.
  /// Short words and numbers are never guessed.
  func nearest(to word: String) -> (distance: Int, words: [String]) {
    let letters = Array(word.utf8)
    let allowed = letters.count >= 7 ? 2 : letters.count >= 4 ? 1 : 0
    guard allowed > 0, !letters.contains(where: { (48...57).contains($0) }) else {
      return (0, [])
    }
    var best: (distance: Int, words: [[UInt8]]) = (allowed + 1, [])
    for length in max(3, letters.count - allowed)...letters.count + allowed {
      for candidate in words[length] ?? [] {
        // People get the first letter right.
        guard candidate.first == letters.first else { continue }
        let distance = Self.distance(letters, candidate)
        if distance < best.distance {
          best = (distance, [candidate])
        } else if distance == best.distance {
          best.words.append(candidate)
        }
      }
    }
    guard best.distance <= allowed else { return (0, []) }
    return (best.distance, best.words.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Damerau's distance: letters put in, left out, changed, or two neighbours swapped.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let change = last[j] + (a[i] == b[j] ? 0 : 1)
        var best = min(change, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
