/// A drive through the pit lane, as the list on the timing screen shows it.
public struct PitLaneTime: Sendable, Equatable {
  /// Session time at which it came on the list: when the car left the pit lane. Milliseconds.
  public let time: Int
  /// The driver's number.
  public let driverNumber: String
  /// The lap on which the car left.
  public let lap: Int?
  /// Time in the pit lane; nil where none is measured, as when a car first leaves its garage. Milliseconds.
  public let duration: Int?
  /// Session time at which it went from the list, some 40 s later; nil where it never did. Milliseconds.
  public var removedTime: Int?

  /// One entry per appearance on the list; `_deleted` takes a driver off it.
  public static func decode(_ stream: FeedStream, _ findings: inout [Finding]) -> [PitLaneTime] {
    var entries: [PitLaneTime] = []
    var shown: [String: Int] = [:]
    for record in stream.records {
      for (number, value) in record.body["PitTimes"]?.members ?? [] {
        if number == "_deleted" {
          for gone in value.elements.compactMap(\.string) {
            guard let index = shown.removeValue(forKey: gone) else { continue }
            entries[index].removedTime = record.time
          }
        } else if value.isObject {
          let entry = PitLaneTime(number, value, record, stream.feed, &findings)
          // The keyframe of a recording repeats what is on the list.
          if let index = shown[number], entries[index].isSame(as: entry) { continue }
          shown[number] = entries.count
          entries.append(entry)
        }
      }
    }
    return entries
  }

  private init(
    _ number: String, _ value: JSONValue, _ record: FeedStream.Record, _ feed: Feed,
    _ findings: inout [Finding]
  ) {
    time = record.time
    driverNumber = value["RacingNumber"]?.nonEmptyString ?? number
    lap = value["Lap"]?.int
    let text = value["Duration"]?.nonEmptyString
    duration = text.flatMap(Clock.milliseconds)
    if let text, duration == nil {
      findings.append(
        Finding(
          .warning, feed, line: record.line, driver: driverNumber,
          "the duration '\(text)' is no time", action: "stored null"))
    }
  }

  private func isSame(as other: PitLaneTime) -> Bool {
    lap == other.lap && duration == other.duration
  }
}
