public import Foundation

extension ArtifactMoment {
  /// The run that begins now.
  public init(_ date: Date = Date()) {
    invocation = UUID().uuidString.lowercased()
    seconds = date.timeIntervalSince1970
    started = ArtifactMoment.text(of: date)
  }

  static var now: String { text(of: Date()) }

  static func text(of date: Date) -> String {
    date.formatted(
      Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
  }
}
