/// One `.jsonStream` file: a byte order mark, then records of a twelve-character offset glued to a JSON value,
/// each ended by CRLF.
struct TopicStream {
  let topic: Topic
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ topic: Topic) { self.topic = topic }

  /// Nothing was ever sent; the archive has no such file then.
  var isEmpty: Bool { bytes.count == 3 }

  /// `time` is in milliseconds of the stream's clock, and never before the last record's.
  mutating func append(_ time: Int, _ value: JSON) {
    bytes += offsetText(time).utf8
    value.write(to: &bytes)
    bytes += [0x0D, 0x0A]
  }
}

/// The topics that are simulated, named as their files.
enum Topic: String {
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
  case heartbeat = "Heartbeat"
  case teamRadio = "TeamRadio"
  case pitLaneTimes = "PitLaneTimeCollection"
  case carData = "CarData.z"
  case position = "Position.z"
}
