/// One driver's result in a session, joined from the archive and Jolpica.
public struct SessionResult: Sendable, Equatable {
  /// Racing number, the key of the join.
  public var driverNumber: String
  /// Names in the forms of the archive, and Jolpica's identifier of the driver.
  public var broadcastName, driver, driverID: String?
  /// Team name, colour (six hexadecimal digits) and Jolpica's identifier of the team.
  public var team, teamColor, teamID: String?
  /// The driver's names.
  public var firstName, lastName, fullName: String?
  /// Portrait and three-letter country.
  public var headshotURL, countryCode: String?
  /// Finishing position, nil for drivers without one.
  public var position: Int?
  /// Position as text, or a letter: `R` retired, `D` disqualified, `W` withdrawn, `N` not classified.
  public var classifiedPosition: String?
  /// 0 is a start from the pit lane.
  public var gridPosition: Int?
  /// Best times of the parts of qualifying, milliseconds.
  public var q1, q2, q3: Int?
  /// Race: total time of the winner, gap for the others. Practice: best lap. Milliseconds.
  public var time: Int?
  /// `Finished`, `+1 Lap`, or why the driver retired; races and sprints only.
  public var status: String?
  /// Championship points of this session; races and sprints only.
  public var points: Double?
  /// Completed laps; races and sprints only.
  public var laps: Int?

  init(driverNumber: String) { self.driverNumber = driverNumber }

  init(_ entry: DriverEntry) {
    self.init(driverNumber: entry.number)
    broadcastName = entry.broadcastName
    driver = entry.abbreviation
    team = entry.team
    teamColor = entry.teamColor
    firstName = entry.firstName
    lastName = entry.lastName
    fullName = entry.fullName
    headshotURL = entry.headshotURL
    countryCode = entry.countryCode
  }
}
