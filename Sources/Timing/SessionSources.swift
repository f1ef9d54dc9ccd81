/// All responses about one session, as the origins sent them.
public struct SessionSources: Sendable {
  /// Topics of the archive; absent where the origin has none.
  public var feeds: [Feed: [UInt8]] = [:]
  /// Jolpica's result: of the session itself, for practice of the race.
  public var officialResults: [OfficialResult] = []
  /// Milliseconds of the first lap by Jolpica's driver id; races only.
  public var firstLapTimes: [String: Int] = [:]

  /// Nothing yet.
  public init() {}
}
