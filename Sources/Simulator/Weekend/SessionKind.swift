/// The sessions of a conventional weekend, in order.
enum SessionKind: String, CaseIterable {
  case practice1 = "Practice 1"
  case practice2 = "Practice 2"
  case practice3 = "Practice 3"
  case qualifying = "Qualifying"
  case race = "Race"

  /// The group that the live timing puts it in.
  var type: String {
    switch self {
    case .practice1, .practice2, .practice3: "Practice"
    case .qualifying: "Qualifying"
    case .race: "Race"
    }
  }

  /// 1, 2 or 3 for practice.
  var practiceNumber: Int? {
    switch self {
    case .practice1: 1
    case .practice2: 2
    case .practice3: 3
    case .qualifying, .race: nil
    }
  }

  /// Days before the race, and the local hour and minute of the start.
  var slot: (daysBefore: Int, hour: Int, minute: Int) {
    switch self {
    case .practice1: (2, 13, 30)
    case .practice2: (2, 17, 0)
    case .practice3: (1, 12, 30)
    case .qualifying: (1, 16, 0)
    case .race: (0, 15, 0)
    }
  }

  /// Scheduled minutes.
  var scheduledMinutes: Int { self == .race ? 120 : 60 }
}
