/// All of a session but its telemetry, decoded while telemetry still is: that takes longer.
public struct DecodedTiming: Sendable {
  fileprivate let tables: Result<SessionTables, FeedError>

  /// - Parameter sources: complete but for what is made of the telemetry topics.
  public init(_ kind: SessionKind, _ sources: SessionSources) {
    tables = SessionDecoder.timing(kind, sources)
  }
}

extension SessionSources {
  /// Takes what needs no decoding any more; the other topics must still be those that it was made from.
  public mutating func add(_ timing: DecodedTiming) { self.timing = timing.tables }
}
