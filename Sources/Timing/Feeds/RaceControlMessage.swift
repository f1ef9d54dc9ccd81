/// One message of race control to all teams.
public struct RaceControlMessage: Sendable, Equatable {
  /// When it was sent, microseconds since 1970-01-01 UTC.
  public let date: Int64
  /// `Flag`, `Drs`, `SafetyCar`, `CarEvent`, `Other`.
  public let category: String?
  /// The text.
  public let message: String?
  /// State of the thing that it is about, for example `DISABLED`.
  public let status: String?
  /// `GREEN`, `YELLOW`, `DOUBLE YELLOW`, `RED`, `BLUE`, `CLEAR`, `CHEQUERED`.
  public let flag: String?
  /// `Track`, `Sector` or `Driver`.
  public let scope: String?
  /// Marshal sector.
  public let sector: Int?
  /// The driver's number.
  public let driverNumber: String?
  /// The lap in which it was shown.
  public let lap: Int?

  /// All messages in order; the first record holds a list, later ones objects keyed by index.
  public static func decode(
    _ stream: FeedStream, _ findings: inout [Finding]
  ) -> [RaceControlMessage] {
    var messages: [RaceControlMessage] = []
    for record in stream.records {
      for (_, entry) in record.body["Messages"]?.keyed ?? [] {
        guard let date = entry["Utc"]?.string.flatMap(Clock.microsecondsSince1970) else {
          findings.append(
            Finding(
              .warning, stream.feed, line: record.line, "a message has no time",
              action: "left it out"))
          continue
        }
        messages.append(RaceControlMessage(date: date, entry))
      }
    }
    return messages
  }

  private init(date: Int64, _ entry: JSONValue) {
    self.date = date
    category = entry["Category"]?.string
    message = entry["Message"]?.string
    status = entry["Status"]?.string
    flag = entry["Flag"]?.string
    scope = entry["Scope"]?.string
    sector = entry["Sector"]?.int
    driverNumber = entry["RacingNumber"].flatMap { $0.string ?? $0.int.map(String.init) }
    lap = entry["Lap"]?.int
  }
}
