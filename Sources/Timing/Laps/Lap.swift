/// One lap of one driver, with FastF1's meaning of every value. Durations are milliseconds; session
/// times are milliseconds since the start of the stream.
public struct Lap: Sendable, Equatable {
  /// Three values, one per sector.
  public struct Sectors: Sendable, Equatable {
    /// The values of sectors 1 to 3.
    public var first, second, third: Int?

    /// The sum where all three are known.
    var sum: Int? {
      guard let first, let second, let third else { return nil }
      return first + second + third
    }

    subscript(index: Int) -> Int? {
      get { index == 0 ? first : index == 1 ? second : third }
      set {
        if index == 0 {
          first = newValue
        } else if index == 1 {
          second = newValue
        } else {
          third = newValue
        }
      }
    }
  }

  /// Speeds at the two intermediates, the finish line and the longest straight, km/h.
  public struct Speeds: Sendable, Equatable {
    /// The four traps.
    public var i1, i2, finishLine, straight: Double?
  }

  /// The driver's number in this session.
  public var driverNumber: String
  /// His three-letter code.
  public var driver: String?
  /// His team.
  public var team: String?
  /// Counted from 1.
  public var number: Int
  /// Session time at which the lap was completed.
  public var time: Int?
  /// Nil where the source sent none that can be believed.
  public var lapTime: Int?
  /// Durations of the sectors.
  public var sectorTimes = Sectors()
  /// Session times at which the sectors were completed.
  public var sectorSessionTimes = Sectors()
  /// Speeds at the four traps.
  public var speeds = Speeds()
  /// Session time of driving out of the pits on this lap.
  public var pitOutTime: Int?
  /// Session time of driving into the pits on this lap.
  public var pitInTime: Int?
  /// Counted from 1.
  public var stint: Int?
  /// `SOFT`, `MEDIUM`, `HARD`, `INTERMEDIATE`, `WET`.
  public var compound: String?
  /// Laps on the set of tyres, this one included, other sessions too.
  public var tyreLife: Int?
  /// Whether the set was new when it was fitted.
  public var isFreshTyre: Bool?
  /// Session time at which the lap began.
  public var startTime: Int?
  /// All codes of the track's state during the lap, in order of appearance: `1`, `12`, `4`.
  public var trackStatus = ""
  /// Running order at the line; races and sprints only.
  public var position: Int?
  /// Nil where the source does not say (generated laps).
  public var isPersonalBest: Bool? = false
  /// Nil where race control's messages are missing.
  public var isDeleted: Bool?
  /// Race control's reason, without the time of day.
  public var deletedReason: String?
  /// True for laps of retirements that the source has no record of.
  public var isGenerated = false
  /// True where lap and sector times are complete and agree within 3 ms, on a green or yellow track.
  public var isAccurate = false
}
