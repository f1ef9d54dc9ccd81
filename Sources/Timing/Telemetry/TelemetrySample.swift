/// One reading of one car, from CarData.z or Position.z.
public protocol TelemetrySample: Sendable, Hashable {
  /// The topic that has it.
  static var feed: Feed { get }
  /// When: milliseconds since 1970-01-01 UTC, rounded as FastF1 rounds.
  var date: Int64 { get }
  /// True where the source has no reading of this car while it has of others.
  var isFilled: Bool { get }
  /// What stands for a reading that the source does not have, as FastF1 fills it.
  static func filled(_ date: Int64) -> Self
}

/// The names of a topic's usual shape, held as values: a static one is looked up anew for each of a million readings.
protocol WireKeys {
  /// The start of a message, of a sample's date, and of its cars.
  var opening: ByteLiteral { get }
  var date: ByteLiteral { get }
  var cars: ByteLiteral { get }

  init()
}

/// How a topic writes its readings.
protocol WireSample: TelemetrySample {
  /// The usual shape.
  associatedtype Keys: WireKeys
  /// The same names for a message of any other shape.
  static func samples(of message: JSONValue) -> JSONValue?
  static func date(of sample: JSONValue) -> JSONValue?
  static func cars(of sample: JSONValue) -> JSONValue?

  /// A car's value in its usual shape; nil for any other, with the cursor anywhere.
  init?(_ cursor: inout ByteCursor, _ keys: Keys, date: Int64)
  /// A car's value; nil where a channel is missing or no number that fits.
  init?(_ value: JSONValue, date: Int64)
}

/// A reading of a car's own sensors.
public struct CarSample: TelemetrySample {
  /// Milliseconds since 1970-01-01 UTC.
  public let date: Int64
  /// Revolutions per minute.
  public let rpm: Int32
  /// km/h.
  public let speed: Int16
  /// 0 is neutral; the source sends values such as 31 at times.
  public let gear: Int16
  /// Per cent; 104 stands for no reading.
  public let throttle: Int16
  /// 0 or 100; 104 stands for no reading.
  public let brake: Int16
  /// 10, 12 and 14: the flap is open; 8: it may be opened.
  public let drs: Int16
  /// True where the source has no reading.
  public let isFilled: Bool

  /// The topic.
  public static let feed = Feed.carData

  /// Zeros, as FastF1 fills in.
  public static func filled(_ date: Int64) -> CarSample {
    CarSample(
      date: date, rpm: 0, speed: 0, gear: 0, throttle: 0, brake: 0, drs: 0, isFilled: true)
  }
}

/// Where a car is.
public struct PositionSample: TelemetrySample {
  /// What the source says of the place.
  public enum Status: UInt8, Sendable, CaseIterable {
    case onTrack, offTrack, unknown
  }

  /// Milliseconds since 1970-01-01 UTC.
  public let date: Int64
  /// Tenths of a metre in the circuit's own frame; 0 before the car moves.
  public let x, y, z: Int32
  /// See ``Status``.
  public let status: Status
  /// True where the source has no reading.
  public let isFilled: Bool

  /// The topic.
  public static let feed = Feed.position

  /// Zeros, as FastF1 fills in.
  public static func filled(_ date: Int64) -> PositionSample {
    PositionSample(date: date, x: 0, y: 0, z: 0, status: .offTrack, isFilled: true)
  }
}
