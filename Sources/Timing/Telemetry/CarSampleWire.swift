extension CarSample: WireSample {
  static let opening = ByteLiteral(#"{"Entries":["#)
  static let dateKey = ByteLiteral(#"{"Utc":""#)
  static let carsKey = ByteLiteral(#"","Cars":{"#)

  static func samples(of message: JSONValue) -> JSONValue? { message["Entries"] }
  static func date(of sample: JSONValue) -> JSONValue? { sample["Utc"] }
  static func cars(of sample: JSONValue) -> JSONValue? { sample["Cars"] }

  private static let channels = ByteLiteral(#"{"Channels":{"#)
  private static let rpmKey = ByteLiteral(#""0":"#)
  private static let speedKey = ByteLiteral(#","2":"#)
  private static let gearKey = ByteLiteral(#","3":"#)
  private static let throttleKey = ByteLiteral(#","4":"#)
  private static let brakeKey = ByteLiteral(#","5":"#)
  private static let drsKey = ByteLiteral(#","45":"#)
  private static let end = ByteLiteral("}}")

  init?(_ cursor: inout ByteCursor, date: Int64) {
    guard cursor.take(Self.channels),
      cursor.take(Self.rpmKey), let rpm = cursor.integer(),
      cursor.take(Self.speedKey), let speed = cursor.integer(),
      cursor.take(Self.gearKey), let gear = cursor.integer(),
      cursor.take(Self.throttleKey), let throttle = cursor.integer(),
      cursor.take(Self.brakeKey), let brake = cursor.integer()
    else { return nil }
    var drs: Int32 = 0
    if cursor.take(Self.drsKey) {
      guard let value = cursor.integer() else { return nil }
      drs = value
    }
    guard cursor.take(Self.end) else { return nil }
    self.init(
      date, Int(rpm), Int(speed), Int(gear), Int(throttle), Int(brake), Int(drs))
  }

  /// The source has no DRS from 2026 on: FastF1 reads it as 0.
  init?(_ value: JSONValue, date: Int64) {
    guard let channels = value["Channels"], let rpm = channels["0"]?.int,
      let speed = channels["2"]?.int, let gear = channels["3"]?.int,
      let throttle = channels["4"]?.int, let brake = channels["5"]?.int
    else { return nil }
    let drs = channels["45"].map(\.int) ?? 0
    guard let drs else { return nil }
    self.init(date, rpm, speed, gear, throttle, brake, drs)
  }

  /// The number of readings in a topic: all of the decoder's work, for benchmarks.
  package static func count(in stream: FeedStream) -> Int {
    DecodedTelemetry<CarSample>(stream).series?.cars.reduce(0) { $0 + $1.samples.count } ?? 0
  }

  private init?(
    _ date: Int64, _ rpm: Int, _ speed: Int, _ gear: Int, _ throttle: Int, _ brake: Int, _ drs: Int
  ) {
    guard let rpm = Int32(exactly: rpm), let speed = Int16(exactly: speed),
      let gear = Int16(exactly: gear), let throttle = Int16(exactly: throttle),
      let brake = Int16(exactly: brake), let drs = Int16(exactly: drs)
    else { return nil }
    self.init(
      date: date, rpm: rpm, speed: speed, gear: gear, throttle: throttle, brake: brake, drs: drs,
      isFilled: false)
  }
}
