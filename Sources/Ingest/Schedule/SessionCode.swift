internal import Foundation
public import Timing

/// The short name of a session, as in partitions and on the command line.
public enum SessionCode: String, CaseIterable, Sendable {
  case fp1 = "FP1"
  case fp2 = "FP2"
  case fp3 = "FP3"
  /// Sprint qualifying, called sprint shootout in 2023.
  case sq = "SQ"
  case s = "S"
  case q = "Q"
  case r = "R"

  /// Reads a code in any case, or a session's full name.
  public init?(parsing text: String, season: Int) {
    if let code = SessionCode(rawValue: text.uppercased()) {
      self = code
    } else {
      self.init(name: text.capitalized, season: season)
    }
  }

  /// The code of a session's name in a season's schedule; nil for names of other things.
  public init?(name: String, season: Int) {
    switch name {
    case "Practice 1": self = .fp1
    case "Practice 2": self = .fp2
    case "Practice 3": self = .fp3
    default:
      switch SessionKind(name: name, season: season) {
      case .qualifying: self = .q
      case .sprintQualifying: self = .sq
      case .sprint: self = .s
      case .race: self = .r
      case .practice, nil: return nil
      }
    }
  }

  /// What sort of session it is.
  public var kind: SessionKind {
    switch self {
    case .fp1, .fp2, .fp3: .practice
    case .sq: .sprintQualifying
    case .s: .sprint
    case .q: .qualifying
    case .r: .race
    }
  }
}
