internal import Foundation

/// What marks between numbers say, before a question is cut into words: they are lost then.
enum QuestionText {
  /// "2019, 2021 and 2022" are three years, "2019-2021" is a span; "2023-01-R" is the race of a round.
  static func readable(_ question: String) -> String {
    var text = question
    for (code, name) in sessions {
      text = text.replacingOccurrences(
        of: "\\b((?:19|20)[0-9]{2})-0?([0-9]{1,2})-\(code)\\b", with: "$1 round $2 \(name)",
        options: .regularExpression)
    }
    // "In-laps" are laps of a kind, "in lap 5" is a time.
    text = text.replacingOccurrences(
      of: "\\b(in|out)-lap", with: "$1lap", options: [.regularExpression, .caseInsensitive])
    // "3+ stops", "three or more stops"
    text = text.replacingOccurrences(
      of: "\\b([0-9]+|two|three|four|five|six|seven|eight|nine|ten)(?:\\+| or more)(?=\\s)",
      with: "at least $1", options: [.regularExpression, .caseInsensitive])
    return text.replacingOccurrences(
      of: "\\b([0-9]+),\\s+(?=[0-9])", with: "$1 and ", options: .regularExpression)
  }

  private static let sessions = [
    "FP1": "fp1", "FP2": "fp2", "FP3": "fp3", "SQ": "sprint qualifying", "Q": "qualifying",
    "S": "sprint", "R": "race",
  ]
}
