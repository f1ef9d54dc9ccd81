/// Telemetry of laps of one driver, column by column: car and position on one clock.
///
/// A lap has a row for every reading of either kind and one at its very start and end, with the values that
/// FastF1's `Lap.get_telemetry()` has. `nan` and nil mean that there is no value.
public struct LapTelemetry: Sendable {
  /// Where a row comes from.
  public enum Source: UInt8, Sendable, CaseIterable {
    case car, position, interpolation

    /// FastF1's words, by raw value.
    public static let names = ["car", "pos", "interpolation"]
  }

  /// The driver's number.
  public let driverNumber: String
  /// The lap of each row.
  public internal(set) var lapNumber: [Int64]
  /// Milliseconds since the start of the lap.
  public internal(set) var time: [Int32]
  /// Milliseconds since the start of the stream.
  public internal(set) var sessionTime: [Int64]
  /// Microseconds since 1970-01-01 UTC.
  public internal(set) var date: [Int64]
  /// See ``Source``.
  public internal(set) var source: [UInt8]
  /// Revolutions per minute, km/h, and per cent: straight lines between the car's readings.
  public internal(set) var rpm, speed, throttle: [Float]
  /// As in the last reading of the car.
  public internal(set) var gear, drs: [Int32?]
  /// As in the last reading of the car.
  public internal(set) var brake: [Bool?]
  /// Tenths of a metre: a quadratic spline through the positions.
  public internal(set) var x, y, z: [Float]
  /// As in the last position.
  public internal(set) var status: [UInt8]
  /// Metres since the start of the lap: the integral of the speed.
  public internal(set) var distance: [Float]
  /// The share of the lap's distance, 0 to 1.
  public internal(set) var relativeDistance: [Float]
  /// Number of rows.
  public internal(set) var count = 0

  /// - Parameter rows: as many as there can be; ``finish()`` takes away what is too much.
  init(driverNumber: String, rows: Int) {
    func room<Value>(_ value: Value) -> [Value] { Array(repeating: value, count: rows) }
    self.driverNumber = driverNumber
    (lapNumber, time, sessionTime, date) = (room(0), room(0), room(0), room(0))
    (rpm, speed, throttle) = (room(0), room(0), room(0))
    (gear, drs, brake) = (room(nil), room(nil), room(nil))
    (x, y, z) = (room(0), room(0), room(0))
    (source, status) = (room(0), room(0))
    (distance, relativeDistance) = (room(0), room(0))
  }
}
