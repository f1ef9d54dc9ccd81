/// What the archive says about a session before anything happens in it.
public struct SessionInfo: Sendable, Equatable {
  /// Session time of the record, milliseconds.
  public let time: Int
  /// Keys of the origin's own database.
  public var meetingKey, sessionKey, circuitKey: Int?
  /// Number of the meeting in its season, from 2025; key of the country; number of a practice, -1 of a sprint.
  public var meetingNumber, countryKey, sessionNumber: Int?
  /// Names as the origin writes them.
  public var meetingName, officialName, location, country, circuitName, sessionName: String?
  /// Three letters; `Practice`, `Qualifying` or `Race`; state of the session (from June 2025) and of its archive.
  public var countryCode, sessionType, sessionStatus, archiveStatus: String?
  /// Local start and end at the track, microseconds since 1970-01-01 as if it were UTC.
  public var localStart, localEnd: Int64?
  /// The track's offset from UTC, milliseconds.
  public var gmtOffset: Int?
  /// The session's folder in the archive.
  public var path: String?
  /// True where the data says of itself that it is simulated.
  public var isSimulated = false

  /// Reads the first record: later ones only repeat it with a newer status.
  ///
  /// - Throws: ``FeedError`` where there is none to read.
  public init(_ stream: FeedStream) throws(FeedError) {
    guard let record = stream.records.first, record.body.isObject else {
      throw FeedError(stream.feed, .unreadable)
    }
    self.init(record)
  }

  /// Every record: they differ in the states of the session and of its archive.
  public static func decodeAll(_ stream: FeedStream) -> [SessionInfo] {
    stream.records.filter(\.body.isObject).map(SessionInfo.init)
  }

  private init(_ record: FeedStream.Record) {
    let body = record.body
    time = record.time
    let meeting = body["Meeting"]
    meetingKey = meeting?["Key"]?.int
    sessionKey = body["Key"]?.int
    circuitKey = meeting?["Circuit"]?["Key"]?.int
    meetingName = meeting?["Name"]?.nonEmptyString
    officialName = meeting?["OfficialName"]?.nonEmptyString
    location = meeting?["Location"]?.nonEmptyString
    country = meeting?["Country"]?["Name"]?.nonEmptyString
    circuitName = meeting?["Circuit"]?["ShortName"]?.nonEmptyString
    sessionName = body["Name"]?.nonEmptyString
    localStart = body["StartDate"]?.string.flatMap(Clock.microsecondsSince1970)
    localEnd = body["EndDate"]?.string.flatMap(Clock.microsecondsSince1970)
    gmtOffset = body["GmtOffset"]?.string.flatMap(Self.offset)
    path = body["Path"]?.nonEmptyString
    isSimulated = body["Simulated"]?.bool ?? false
    meetingNumber = meeting?["Number"]?.int
    countryKey = meeting?["Country"]?["Key"]?.int
    countryCode = meeting?["Country"]?["Code"]?.nonEmptyString
    sessionType = body["Type"]?.nonEmptyString
    sessionNumber = body["Number"]?.int
    sessionStatus = body["SessionStatus"]?.nonEmptyString
    archiveStatus = body["ArchiveStatus"]?["Status"]?.nonEmptyString
  }

  /// `-05:00:00` is five hours behind, the minutes too.
  private static func offset(_ text: String) -> Int? {
    let magnitude = Clock.milliseconds(text.hasPrefix("-") ? String(text.dropFirst()) : text)
    return magnitude.map { text.hasPrefix("-") ? -$0 : $0 }
  }
}
