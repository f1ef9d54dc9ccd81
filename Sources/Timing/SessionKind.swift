/// What sort of session it is; laps and results follow different rules in each.
public enum SessionKind: Sendable, Equatable {
  case practice
  /// Qualifying (official results exist) and sprint qualifying or shootout (they do not).
  case qualifying, sprintQualifying
  case race, sprint

  /// Race and sprint: one start for all, positions on every lap.
  public var isRaceLike: Bool { self == .race || self == .sprint }
  /// Both sorts of qualifying: three parts.
  public var isQualifyingLike: Bool { self == .qualifying || self == .sprintQualifying }

  /// The kind behind a session's name in a season's schedule; nil for names of other things.
  ///
  /// In 2021 and 2022 `Sprint Qualifying` was the sprint race itself.
  public init?(name: String, season: Int) {
    switch name {
    case "Practice 1", "Practice 2", "Practice 3": self = .practice
    case "Qualifying": self = .qualifying
    case "Race": self = .race
    case "Sprint": self = .sprint
    case "Sprint Shootout": self = .sprintQualifying
    case "Sprint Qualifying": self = season <= 2023 ? .sprint : .sprintQualifying
    default: return nil
    }
  }
}
