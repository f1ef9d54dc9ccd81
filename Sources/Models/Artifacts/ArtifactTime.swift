public import Foundation

extension ArtifactMoment {
  /// The run that begins now.
  ///
  /// - Parameter run: the id that the run is known by; a new one where it is nil.
  public init(_ date: Date = Date(), run: String? = nil) {
    invocation = run ?? UUID().uuidString.lowercased()
    seconds = date.timeIntervalSince1970
    started = ArtifactMoment.text(of: date)
  }

  static var now: String { text(of: Date()) }

  static func text(of date: Date) -> String {
    date.formatted(
      Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
  }
}
