/// The topics of the live timing archive that are decoded here.
public enum Feed: String, CaseIterable, Sendable {
  case sessionInfo = "SessionInfo"
  case sessionData = "SessionData"
  case sessionStatus = "SessionStatus"
  case driverList = "DriverList"
  case timingData = "TimingData"
  case timingAppData = "TimingAppData"
  case weatherData = "WeatherData"
  case trackStatus = "TrackStatus"
  case raceControlMessages = "RaceControlMessages"
  case lapCount = "LapCount"
  case extrapolatedClock = "ExtrapolatedClock"
  case teamRadio = "TeamRadio"
  case pitLaneTimes = "PitLaneTimeCollection"
  case carData = "CarData.z"
  case position = "Position.z"

  /// Its file name in a session's folder of the archive, for example `CarData.z.jsonStream`.
  public var fileName: String { rawValue + ".jsonStream" }

  /// False for the topics that laps and their drivers are made from: one of them without a record is damage.
  var mayBeEmpty: Bool {
    switch self {
    case .sessionInfo, .sessionStatus, .driverList, .timingData, .timingAppData, .trackStatus:
      false
    default: true
    }
  }

  /// All topics, those first that take longest to come and to decode.
  public static let largestFirst = [Feed.carData, .position] + allCases.filter { !$0.isTelemetry }

  /// True for the two topics with packed messages, many times the size of all others.
  public var isTelemetry: Bool { self == .carData || self == .position }
}
