/// Everything that is decoded of one session.
public struct SessionTables: Sendable {
  /// What the archive says of the session; nil without SessionInfo.
  public var info: SessionInfo?
  /// Microseconds since 1970-01-01 UTC: the real start of the session, and the start of its stream.
  public var started, streamStart: Int64?
  /// Scheduled laps of a race.
  public var totalLaps: Int?
  /// All laps, by driver in the order of the results.
  public var laps: [Lap] = []
  /// One per driver, in order of position.
  public var results: [SessionResult] = []
  /// Readings in order.
  public var weather: [Weather] = []
  /// Messages in order.
  public var raceControl: [RaceControlMessage] = []
  /// Changes in order.
  public var trackStatus: [TrackStatus] = []
  /// Changes in order.
  public var sessionStatus: [SessionStatus] = []
  /// Readings of the cars; nil without CarData.z.
  public var carData: TelemetrySeries<CarSample>?
  /// Positions of the cars; nil without Position.z.
  public var positionData: TelemetrySeries<PositionSample>?
  /// Every SessionInfo record, in order.
  public var infos: [SessionInfo] = []
  /// Declared drivers, in order of their declaration.
  public var drivers: [DriverEntry] = []
  /// Changes in order.
  public var lapCounts: [LapCount] = []
  /// Records in order.
  public var clocks: [ExtrapolatedClock] = []
  /// Messages by index.
  public var teamRadio: [TeamRadio] = []
  /// Appearances on the list, in order.
  public var pitLaneTimes: [PitLaneTime] = []
  /// The circuit's map; nil where the origin has none.
  public var circuit: Circuit?
  /// What was wrong with the data and what was done about it.
  public var findings: [Finding] = []

  /// Nothing is known yet.
  package init() {}
}
