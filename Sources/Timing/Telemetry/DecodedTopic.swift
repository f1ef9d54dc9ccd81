/// A telemetry topic that was decoded as soon as it was there: the two are most of a session's work, and the rest of
/// the session may still be on its way.
public enum DecodedTopic: Sendable {
  case car(Result<DecodedTelemetry<CarSample>, FeedError>)
  case position(Result<DecodedTelemetry<PositionSample>, FeedError>)

  /// Nil for a topic that is no telemetry.
  public init?(_ feed: Feed, _ bytes: [UInt8]) {
    switch feed {
    case .carData: self = .car(DecodedTelemetry.decode(bytes))
    case .position: self = .position(DecodedTelemetry.decode(bytes))
    default: return nil
    }
  }

  /// Which of the two.
  public var feed: Feed {
    switch self {
    case .car: .carData
    case .position: .position
    }
  }
}

extension SessionSources {
  /// Takes a topic that needs no decoding any more.
  public mutating func add(_ topic: DecodedTopic) {
    switch topic {
    case .car(let result): car = result
    case .position(let result): position = result
    }
  }
}
