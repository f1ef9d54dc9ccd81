/// A telemetry topic that was decoded while it came: the two are most of a session's work.
public enum DecodedTopic: Sendable {
  case car(Result<DecodedTelemetry<CarSample>, FeedError>)
  case position(Result<DecodedTelemetry<PositionSample>, FeedError>)

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
