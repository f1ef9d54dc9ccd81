/// One driver's result in a session, joined from the archive and Jolpica.
public struct SessionResult: Sendable, Equatable {
  /// Racing number, the key of the join.
  public var driverNumber: String
  public var broadcastName, driver, driverID: String?
  public var team, teamColor, teamID: String?
  public var firstName, lastName, fullName: String?
  public var headshotURL, countryCode: String?
  public var position: Int?
  /// Position as text, or a letter: `R` retired, `D` disqualified, `W` withdrawn, `N` not classified.
  public var classifiedPosition: String?
  public var gridPosition: Int?
  /// Best times of the parts of qualifying, milliseconds.
  public var q1, q2, q3: Int?
  /// Race: total time of the winner, gap for the others. Practice: best lap. Milliseconds.
  public var time: Int?
  public var status: String?
  public var points: Double?
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
