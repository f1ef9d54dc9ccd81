/// Something in the data that is not as it should be, and what was done about it.
public struct Finding: Sendable, Equatable {
  /// How much it costs the reader.
  public enum Severity: String, Sendable {
    /// Worth knowing; no value is affected.
    case info
    /// Single values were repaired, guessed or left out.
    case warning
    /// A whole table or column is missing.
    case error
  }

  /// See ``Severity``.
  public let severity: Severity
  /// The feed that it was found in; nil for documents of other origins.
  public let feed: Feed?
  /// The line (record) of the feed, counted from 1.
  public let line: Int?
  /// The driver's number.
  public let driver: String?
  /// The lap.
  public let lap: Int?
  /// What was found.
  public let message: String
  /// What was done.
  public let action: String

  /// Makes a finding.
  public init(
    _ severity: Severity, _ feed: Feed?, line: Int? = nil, driver: String? = nil, lap: Int? = nil,
    _ message: String, action: String
  ) {
    self.severity = severity
    self.feed = feed
    self.line = line
    self.driver = driver
    self.lap = lap
    self.message = message
    self.action = action
  }
}

extension Finding: CustomStringConvertible {
  /// One line: `warning: TimingData line 3, driver 44, lap 7: …; …`.
  public var description: String {
    let place = [
      feed.map { feed in line.map { "\(feed.rawValue) line \($0)" } ?? feed.rawValue },
      driver.map { "driver \($0)" }, lap.map { "lap \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    return "\(severity.rawValue): \(place)\(place.isEmpty ? "" : ": ")\(message); \(action)"
  }
}
