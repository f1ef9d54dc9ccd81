/// Finds the moment at which a session's stream began, from its telemetry.
///
/// Telemetry samples carry a time of day, their messages an offset. The true start is the latest difference
/// of the two, from the message with the least delay. Rounded to milliseconds, halves to even, as FastF1 does.
public struct TelemetryClock {
  private var latest: Int64?
  /// Messages that could not be decoded.
  public private(set) var findings: [Finding] = []

  /// A clock that has seen nothing.
  public init() {}

  /// The start of the stream, microseconds since 1970-01-01 UTC; nil before any sample was seen.
  public var start: Int64? {
    guard let latest else { return nil }
    let (quotient, rest) = latest.quotientAndRemainder(dividingBy: 1000)
    let up = rest > 500 || (rest == 500 && quotient % 2 != 0)
    return (quotient + (up ? 1 : 0)) * 1000
  }

  /// Looks at all samples of CarData.z or Position.z.
  public mutating func observe(_ stream: FeedStream) {
    guard var inflater = Inflater() else { return }
    var bad = 0
    for record in stream.records {
      guard let text = record.body.stringBytes, let data = Base64.decode(text),
        let bytes = inflater.inflate(data), let message = try? JSONDocument(bytes).root
      else {
        bad += 1
        continue
      }
      observe(message, record.time)
    }
    if bad > 0 {
      findings.append(
        Finding(.warning, stream.feed, "\(bad) messages cannot be decoded", action: "left them out")
      )
    }
  }

  private mutating func observe(_ message: JSONValue, _ time: Int) {
    let samples = message["Entries"]?.elements ?? message["Position"]?.elements ?? []
    for sample in samples where sample.hasCars {
      guard
        let date = (sample["Utc"] ?? sample["Timestamp"])?.string.flatMap(
          Clock.microsecondsSince1970)
      else { continue }
      let offset = date - Int64(time) * 1000
      latest = max(latest ?? offset, offset)
    }
  }
}

extension JSONValue {
  /// FastF1 only sees the time of samples that hold a car.
  fileprivate var hasCars: Bool {
    !(self["Cars"]?.members.isEmpty ?? self["Entries"]?.members.isEmpty ?? true)
  }
}
