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
    for (pattern, replacement) in rewritten {
      text = text.replacingOccurrences(
        of: pattern, with: replacement, options: [.regularExpression, .caseInsensitive])
    }
    return text
  }

  /// Expressions and what they are read as, in this order.
  private static let rewritten = [
    // "In-laps" are laps of a kind, "in lap 5" is a time.
    ("\\b(in|out)-lap", "$1lap"),
    // "Who won at least one race" is who won a race.
    ("\\bat least one\\b(?! (lap|stop|place|second|point|time))", "a"),
    // "Wins in 2023, number"
    (",\\s*(number|count)\\s*\\??$", ", how many"),
    // What slips where words are shorter than what is corrected.
    ("\\bhwo (many|much|often|long|far|fast)\\b", "how $1"),
    ("\\b(wich|whcih|wihch)\\b", "which"),
    ("\\bper cent\\b", "percent"),
    // "Outside the points", "pointless"
    ("\\b(outside( of)?|out of) the points\\b", "not in the points"),
    ("\\b(pointless|scoreless|empty[- ]handed|point[- ]less)\\b", "without points"),
    // "Drivers on the podium, with counts"
    (
      "^((?:the |which )?(?:drivers|teams)\\b.*?),? with (?:the |their )?counts?\\s*[?.]?$",
      "$1, how many each"
    ),
    // "Sprint plus race" are added.
    ("\\b(sprint|race)( points)? plus (the )?(race|sprint)\\b", "race plus sprint"),
    // A runner-up is second.
    ("\\b(was|were|finished|came|ended|is)( as)?( the)? runners?[- ]up\\b", "$1 second"),
    // "3+ stops", "three or more stops"
    (
      "\\b([0-9]+|two|three|four|five|six|seven|eight|nine|ten)(?:\\+| or more)(?=\\s)",
      "at least $1"
    ),
    // "2019, 2021 and 2022"
    ("\\b([0-9]+),\\s+(?=[0-9])", "$1 and "),
  ]

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
