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
  /// What was wrong with the data and what was done about it.
  public var findings: [Finding] = []
}
