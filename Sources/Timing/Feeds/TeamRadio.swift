/// A recorded radio message between a driver and the pit wall.
public struct TeamRadio: Sendable, Equatable {
  /// Session time at which it was announced, milliseconds.
  public let time: Int
  /// When it was published, microseconds since 1970-01-01 UTC.
  public var date: Int64?
  /// The driver's number.
  public var driverNumber: String?
  /// Where the recording is, below the session's folder of the archive: `TeamRadio/….mp3`.
  public var path: String?

  /// All messages by index; the first record holds a list, later ones objects keyed by index.
  ///
  /// A later record may complete an earlier message. One without a recording is left out, with a finding.
  public static func decode(_ stream: FeedStream, _ findings: inout [Finding]) -> [TeamRadio] {
    var order: [String] = []
    var captures: [String: (line: Int, radio: TeamRadio)] = [:]
    for record in stream.records {
      for (index, entry) in record.body["Captures"]?.keyed ?? [] where entry.isObject {
        if captures[index] == nil { order.append(index) }
        var capture = captures[index] ?? (record.line, TeamRadio(time: record.time))
        capture.radio.merge(entry)
        captures[index] = capture
      }
    }
    return order.compactMap { captures[$0] }.compactMap { line, radio in
      if radio.path != nil { return radio }
      findings.append(
        Finding(
          .warning, stream.feed, line: line, driver: radio.driverNumber,
          "a message has no recording", action: "left it out"))
      return nil
    }
  }

  private init(time: Int) { self.time = time }

  private mutating func merge(_ entry: JSONValue) {
    date = entry["Utc"]?.string.flatMap(Clock.microsecondsSince1970) ?? date
    driverNumber = entry["RacingNumber"]?.nonEmptyString ?? driverNumber
    path = entry["Path"]?.nonEmptyString ?? path
  }
}
