/// The disk or the input failed a run; the project itself is not at fault.
public struct RunError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder, or the model that was being built.
  public let path: String
  /// What went wrong, in the engine's words where it is the engine's finding.
  public let reason: String

  /// `/Volumes/SSD/…: IO Error: …`
  public var description: String { "\(path): \(reason)" }

  static func isAboutFiles(_ message: String) -> Bool {
    ["IO Error", "Out of Memory Error", "FATAL Error", "INTERNAL Error", "Permission Error"]
      .contains { message.hasPrefix($0) }
      || message.hasPrefix("Invalid Input Error") && message.contains(".parquet")
      || message.contains("No space left") || message.contains("Could not write")
  }
}
