extension PositionSample: WireSample {
  struct Keys: WireKeys {
    let opening = ByteLiteral(#"{"Position":["#)
    let date = ByteLiteral(#"{"Timestamp":""#)
    let cars = ByteLiteral(#"","Entries":{"#)
    fileprivate let status = ByteLiteral(#"{"Status":""#)
    fileprivate let onTrack = ByteLiteral(#"OnTrack""#)
    fileprivate let offTrack = ByteLiteral(#"OffTrack""#)
    fileprivate let x = ByteLiteral(#","X":"#)
    fileprivate let y = ByteLiteral(#","Y":"#)
    fileprivate let z = ByteLiteral(#","Z":"#)
  }

  static func samples(of message: JSONValue) -> JSONValue? { message["Position"] }
  static func date(of sample: JSONValue) -> JSONValue? { sample["Timestamp"] }
  static func cars(of sample: JSONValue) -> JSONValue? { sample["Entries"] }

  init?(_ cursor: inout ByteCursor, _ keys: Keys, date: Int64) {
    guard cursor.take(keys.status) else { return nil }
    let status: Status
    if cursor.take(keys.onTrack) {
      status = .onTrack
    } else if cursor.take(keys.offTrack) {
      status = .offTrack
    } else {
      return nil
    }
    guard cursor.take(keys.x), let x = cursor.integer(),
      cursor.take(keys.y), let y = cursor.integer(),
      cursor.take(keys.z), let z = cursor.integer(),
      cursor.take(UInt8(ascii: "}"))
    else { return nil }
    self.init(date: date, x: x, y: y, z: z, status: status, isFilled: false)
  }

  /// The number of readings in a topic: all of the decoder's work, for benchmarks.
  package static func count(in stream: FeedStream) -> Int {
    DecodedTelemetry<PositionSample>(stream).series?.cars.reduce(0) { $0 + $1.samples.count } ?? 0
  }

  init?(_ value: JSONValue, date: Int64) {
    guard let x = value["X"]?.int.flatMap(Int32.init(exactly:)),
      let y = value["Y"]?.int.flatMap(Int32.init(exactly:)),
      let z = value["Z"]?.int.flatMap(Int32.init(exactly:))
    else { return nil }
    self.init(
      date: date, x: x, y: y, z: z, status: Status(value["Status"]), isFilled: false)
  }
}

extension PositionSample.Status {
  /// Older archives send 0 and 1 for the two words.
  fileprivate init(_ value: JSONValue?) {
    if let number = value?.int {
      self = number == 0 ? .onTrack : .offTrack
      return
    }
    switch value?.string {
    case "OnTrack": self = .onTrack
    case "OffTrack": self = .offTrack
    default: self = .unknown
    }
  }

  /// The words of the source by raw value; it has none for ``unknown``.
  public static let names = ["OnTrack", "OffTrack"]
}
