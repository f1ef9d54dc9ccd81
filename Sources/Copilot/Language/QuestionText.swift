internal import Foundation

/// What marks between numbers say, before a question is cut into words: they are lost then.
enum QuestionText {
  /// "2019, 2021 and 2022" are three years, "2019-2021" is a span; "2023-01-R" is the race of a round.
  static func readable(_ question: String) -> String {
    var text = question.replacing(sessionID) { id in
      "\(id.1) round \(id.2) \(sessions[String(id.3)] ?? "")"
    }
    // "FreshTyre" and "TrackStatus" are columns of FastF1; "McLaren" is one word.
    text = text.replacing(camelCase) { name in "\(name.1) \(name.2)" }
    // "R²" is said in two words.
    text = text.replacing("²", with: " squared")
    // "In-laps" are laps of a kind, "in lap 5" is a time.
    text = text.replacingOccurrences(
      of: "\\b(in|out)-lap", with: "$1lap", options: [.regularExpression, .caseInsensitive])
    // "Who won at least one race" is who won a race.
    text = text.replacingOccurrences(
      of: "\\bat least one\\b(?! (lap|stop|place|second|point|time))", with: "a",
      options: [.regularExpression, .caseInsensitive])
    // "Wins in 2023, number"
    text = text.replacingOccurrences(
      of: ",\\s*(number|count)\\s*\\??$", with: ", how many",
      options: [.regularExpression, .caseInsensitive])
    // What slips where words are shorter than what is corrected.
    text = text.replacingOccurrences(
      of: "\\bhwo (many|much|often|long|far|fast)\\b", with: "how $1",
      options: [.regularExpression, .caseInsensitive])
    text = text.replacingOccurrences(
      of: "\\b(wich|whcih|wihch)\\b", with: "which",
      options: [.regularExpression, .caseInsensitive])
    text = text.replacingOccurrences(
      of: "\\bper cent\\b", with: "percent", options: [.regularExpression, .caseInsensitive])
    // "Outside the points", "pointless"
    text = text.replacingOccurrences(
      of: "\\b(outside( of)?|out of) the points\\b", with: "not in the points",
      options: [.regularExpression, .caseInsensitive])
    text = text.replacingOccurrences(
      of: "\\b(pointless|scoreless|empty[- ]handed|point[- ]less)\\b", with: "without points",
      options: [.regularExpression, .caseInsensitive])
    // "Drivers on the podium, with counts"
    text = text.replacingOccurrences(
      of: "^((?:the |which )?(?:drivers|teams)\\b.*?),? with (?:the |their )?counts?\\s*[?.]?$",
      with: "$1, how many each", options: [.regularExpression, .caseInsensitive])
    // "Sprint plus race" are added.
    text = text.replacingOccurrences(
      of: "\\b(sprint|race)( points)? plus (the )?(race|sprint)\\b", with: "race plus sprint",
      options: [.regularExpression, .caseInsensitive])
    // A runner-up is second.
    text = text.replacingOccurrences(
      of: "\\b(was|were|finished|came|ended|is)( as)?( the)? runners?[- ]up\\b", with: "$1 second",
      options: [.regularExpression, .caseInsensitive])
    // "3+ stops", "three or more stops"
    text = text.replacingOccurrences(
      of: "\\b([0-9]+|two|three|four|five|six|seven|eight|nine|ten)(?:\\+| or more)(?=\\s)",
      with: "at least $1", options: [.regularExpression, .caseInsensitive])
    return text.replacingOccurrences(
      of: "\\b([0-9]+),\\s+(?=[0-9])", with: "$1 and ", options: .regularExpression)
  }

  private static var sessionID: Regex<(Substring, Substring, Substring, Substring)> {
    /\b((?:19|20)[0-9]{2})-0?([0-9]{1,2})-(FP1|FP2|FP3|SQ|Q|S|R)\b/
  }

  private static var camelCase: Regex<(Substring, Substring, Substring)> {
    /\b((?!Mc|Mac|De|Di|La|Le)[A-Z][a-z]+)([A-Z][a-z]+)\b/
  }

  private static let sessions = [
    "FP1": "fp1", "FP2": "fp2", "FP3": "fp3", "SQ": "sprint qualifying", "Q": "qualifying",
    "S": "sprint", "R": "race",
  ]
}
