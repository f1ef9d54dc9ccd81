extension QuestionReader {
  /// A phrase of the question.
  struct Span: Sendable {
    /// The place of its first word.
    let start: Int
    let words: [Word]
    let meanings: Set<Meaning>
    var places: Range<Int> { start..<start + words.count }
    var number: Int? { words.count == 1 ? Int(words[0].stem) : nil }
    /// Whether it is the number of a season.
    var isYear: Bool { number.map(Self.years.contains) ?? false }
    /// What a number has to be to mean a season.
    static let years = 1950...2049
    var text: String { words.map(\.raw).joined(separator: " ") }
    var bound: Meaning.Bound? {
      meanings.lazy.compactMap { if case .bound(let bound) = $0 { bound } else { nil } }.first
    }
    var end: Meaning.RowEnd? {
      meanings.lazy.compactMap { if case .end(let end) = $0 { end } else { nil } }.first
    }
    /// Stands between "each" and what is each: "each recorded race".
    var isBeside: Bool {
      number != nil
        || meanings.contains {
          switch $0 {
          case .team, .compound: true
          default: false
          }
        }
        || (!meanings.isEmpty
          && meanings.allSatisfy {
            switch $0 {
            case .filler, .season, .end: true
            default: false
            }
          })
    }
    /// "Mean", "min".
    var isStatistic: Bool {
      meanings.contains {
        switch $0 {
        case .aggregate(.count): false
        case .aggregate, .order(.low): true
        default: false
        }
      }
    }
    var isCondition: Bool {
      meanings.contains { if case .condition = $0 { true } else { false } }
    }
    /// "Hamilton's", "his".
    var isOwner: Bool {
      words.last.map { $0.isPossessive || ["his", "her", "their", "own"].contains($0.stem) }
        ?? false
    }
    /// Races, rounds, qualifying sessions.
    var isOfSessions: Bool {
      meanings.contains {
        switch $0 {
        case .sessions, .dimension(.event), .dimension(.session): true
        default: false
        }
      }
    }
    var isOfKind: Bool { meanings.contains { if case .sessions = $0 { true } else { false } } }
    /// Whether it names one of several that can be compared.
    var isName: Bool {
      meanings.contains {
        switch $0 {
        case .driver, .team, .compound, .event: true
        default: false
        }
      }
    }
    var isDriver: Bool { meanings.contains { if case .driver = $0 { true } else { false } } }
    var isOrder: Bool { meanings.contains { if case .order = $0 { true } else { false } } }
    /// What it may ask for or group by.
    var dimension: Meaning.Dimension? {
      meanings.lazy.compactMap { if case .dimension(let dimension) = $0 { dimension } else { nil } }
        .first
    }
    /// Whether it is the name of a measure, or part of one.
    var isMeasure: Bool { meanings.contains { if case .metric = $0 { true } else { false } } }
    func has(_ meaning: Meaning) -> Bool { meanings.contains(meaning) }
  }
}
