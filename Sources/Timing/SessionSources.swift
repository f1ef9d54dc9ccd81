/// All responses about one session, as the origins sent them.
public struct SessionSources: Sendable {
  /// Topics of the archive; absent where the origin has none.
  public var feeds: [Feed: [UInt8]] = [:]
  /// Jolpica's result: of the session itself, for practice of the race.
  public var officialResults: [OfficialResult] = []
  /// Milliseconds of the first lap by Jolpica's driver id; races only.
  public var firstLapTimes: [String: Int] = [:]
  /// The circuit's map; absent where its origin has none.
  public var circuit: Circuit?
  /// Telemetry that was decoded already; else it is decoded from ``feeds``.
  var car: Result<DecodedTelemetry<CarSample>, FeedError>?
  var position: Result<DecodedTelemetry<PositionSample>, FeedError>?
  /// All but telemetry, likewise.
  var timing: Result<SessionTables, FeedError>?

  /// Nothing yet.
  public init() {}
}

extension SessionSources {
  /// The archive's key of the circuit; nil where SessionInfo does not say, or cannot be read: the decoder
  /// reports that.
  public var circuitKey: Int? {
    guard let bytes = feeds[.sessionInfo], let stream = try? FeedStream(.sessionInfo, bytes) else {
      return nil
    }
    return (try? SessionInfo(stream))?.circuitKey
  }
}
