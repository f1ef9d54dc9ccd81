/// The sessions that a weekend can have.
enum SessionKind: String {
  case practice1 = "Practice 1"
  case practice2 = "Practice 2"
  case practice3 = "Practice 3"
  case sprintQualifying = "Sprint Qualifying"
  case sprint = "Sprint"
  case qualifying = "Qualifying"
  case race = "Race"

  /// Everyone starts at the same time, and the first to finish wins.
  var isRace: Bool { self == .race || self == .sprint }
  /// Three parts with eliminations.
  var isQualifying: Bool { self == .qualifying || self == .sprintQualifying }

  /// The group that the live timing puts it in.
  var type: String { isRace ? "Race" : isQualifying ? "Qualifying" : "Practice" }

  /// The last digit of the session's key.
  var number: Int {
    switch self {
    case .practice1: 1
    case .practice2: 2
    case .practice3: 3
    case .qualifying: 4
    case .race: 5
    case .sprintQualifying: 6
    case .sprint: 7
    }
  }

  /// 1, 2 or 3 for practice.
  var practiceNumber: Int? { isRace || isQualifying ? nil : number }

  /// Days before the race, and the local hour and minute of the start.
  var slot: (daysBefore: Int, hour: Int, minute: Int) {
    switch self {
    case .practice1: (2, 13, 30)
    case .practice2: (2, 17, 0)
    case .practice3: (1, 12, 30)
    case .sprintQualifying: (2, 17, 30)
    case .sprint: (1, 12, 0)
    case .qualifying: (1, 16, 0)
    case .race: (0, 15, 0)
    }
  }

  /// Scheduled minutes.
  var scheduledMinutes: Int { self == .race ? 120 : self == .sprintQualifying ? 44 : 60 }
}
