extension CarSample: WireSample {
  struct Keys: WireKeys {
    let opening = ByteLiteral(#"{"Entries":["#)
    let date = ByteLiteral(#"{"Utc":""#)
    let cars = ByteLiteral(#"","Cars":{"#)
    fileprivate let channels = ByteLiteral(#"{"Channels":{"#)
    fileprivate let rpm = ByteLiteral(#""0":"#)
    fileprivate let speed = ByteLiteral(#","2":"#)
    fileprivate let gear = ByteLiteral(#","3":"#)
    fileprivate let throttle = ByteLiteral(#","4":"#)
    fileprivate let brake = ByteLiteral(#","5":"#)
    fileprivate let drs = ByteLiteral(#","45":"#)
    fileprivate let end = ByteLiteral("}}")
  }

  static func samples(of message: JSONValue) -> JSONValue? { message["Entries"] }
  static func date(of sample: JSONValue) -> JSONValue? { sample["Utc"] }
  static func cars(of sample: JSONValue) -> JSONValue? { sample["Cars"] }

  init?(_ cursor: inout ByteCursor, _ keys: Keys, date: Int64) {
    guard cursor.take(keys.channels),
      cursor.take(keys.rpm), let rpm = cursor.integer(),
      cursor.take(keys.speed), let speed = cursor.integer(),
      cursor.take(keys.gear), let gear = cursor.integer(),
      cursor.take(keys.throttle), let throttle = cursor.integer(),
      cursor.take(keys.brake), let brake = cursor.integer()
    else { return nil }
    var drs: Int32 = 0
    if cursor.take(keys.drs) {
      guard let value = cursor.integer() else { return nil }
      drs = value
    }
    guard cursor.take(keys.end) else { return nil }
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
