/// A car as the telemetry topics see it.
struct FeedCar {
  let number: Int
  /// Its number, quoted, with a colon: how its member of a JSON object begins.
  let member: [UInt8]
  /// nil for a car that is in the feed and never moves.
  let journey: Journey?
  /// In its garage it sends that its pedals have no data.
  let idles: Bool
  /// Metres to the right of the middle of the track.
  let line: Double
  private var leg = 0

  init(_ number: Int, _ journey: Journey?, _ random: inout Seeded) {
    self.number = number
    member = Array("\"\(number)\":".utf8)
    self.journey = journey
    idles = random.unit() < 0.4
    line = random.uniform(-1.5, 1.5)
  }

  /// By number.
  static func areInOrder(_ one: FeedCar, _ other: FeedCar) -> Bool { one.number < other.number }

  /// The leg at a time; times must not go back.
  mutating func leg(at time: Int) -> Leg? {
    guard let legs = journey?.legs else { return nil }
    while leg < legs.count - 1, legs[leg].end <= time { leg += 1 }
    return legs[leg]
  }
}

/// Writes the samples of all cars into the messages of one topic.
struct TelemetryWriter {
  let session: SimulatedSession
  let track: Track
  var clock: TelemetryClock
  /// The members of a message: the list of samples, a sample's moment, and its cars.
  let members: (list: String, moment: String, cars: String)

  /// - Parameter sample: appends the members of all cars, each with a comma after it.
  func bytes(_ sample: (_ time: Int, _ json: inout [UInt8]) -> Void) -> [UInt8] {
    var clock = clock
    var stream = CompressedStream()
    var json: [UInt8] = []
    while true {
      let times = clock.message()
      guard let last = times.last else { return stream.bytes }
      json.removeAll(keepingCapacity: true)
      json += "{\"\(members.list)\":[".utf8
      for time in times {
        let moment = clock.text(session.moment(time))
        json += "{\"\(members.moment)\":\"\(moment)\",\"\(members.cars)\":{".utf8
        sample(time, &json)
        json.removeLast()
        json += "}},".utf8
      }
      json.removeLast()
      json += "]}".utf8
      stream.append(last, json)
    }
  }
}

/// Decimal digits; `String` would be slow here, with millions of numbers.
func appendNumber(_ number: Int, to json: inout [UInt8]) {
  if number < 0 { json.append(UInt8(ascii: "-")) }
  var rest = abs(number)
  let first = json.count
  repeat {
    json.append(UInt8(ascii: "0") + UInt8(rest % 10))
    rest /= 10
  } while rest > 0
  json[first...].reverse()
}
