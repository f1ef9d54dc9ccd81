/// What the archive says about a session before anything happens in it.
public struct SessionInfo: Sendable, Equatable {
  /// Keys of the origin's own database.
  public var meetingKey, sessionKey, circuitKey: Int?
  /// Names as the origin writes them.
  public var meetingName, officialName, location, country, circuitName, sessionName: String?
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
    guard let body = stream.records.first?.body, body.isObject else {
      throw FeedError(stream.feed, .unreadable)
    }
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
  }

  /// `-05:00:00` is five hours behind, the minutes too.
  private static func offset(_ text: String) -> Int? {
    let magnitude = Clock.milliseconds(text.hasPrefix("-") ? String(text.dropFirst()) : text)
    return magnitude.map { text.hasPrefix("-") ? -$0 : $0 }
  }
}
