/// A mistake in the model project, or something in it that the native runner does not support.
public struct ProjectError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, relative to the project folder.
  public let file: String
  /// The line, counted from 1; nil where the whole file is meant.
  public let line: Int?
  /// What is wrong and what to do about it.
  public let message: String

  /// Makes an error about a place in the project.
  public init(file: String, line: Int? = nil, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `models/silver/laps.sql:12: …`
  public var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
