/// The words of a question, whoever and whenever it is about: names, seasons and numbers each as one sign.
public struct Phrasing: Sendable {
  private let reader: QuestionReader

  /// The words of a planner's lake.
  public init(_ planner: Planner) { reader = planner.reader }

  /// "Who won in Bahrain in 2023?" is `who won in <event> in <year>`.
  public func words(_ question: String) -> [String] { reader.read(question).phrasing }
}

extension Array where Element == QuestionReader.Span {
  /// The words of the spans, with a sign for each name or number.
  var phrasing: [String] {
    var words: [String] = []
    for span in self {
      guard let sign = span.sign else {
        words += span.words.map(\.stem)
        continue
      }
      if words.last != sign { words.append(sign) }
    }
    return words
  }
}

extension QuestionReader.Span {
  /// What it is a name or a number of.
  fileprivate var sign: String? {
    if isYear { return "<year>" }
    if number != nil { return "<n>" }
    for meaning in meanings {
      switch meaning {
      case .driver: return "<driver>"
      case .team: return "<team>"
      case .event: return "<event>"
      case .compound: return "<compound>"
      default: break
      }
    }
    return nil
  }
}
