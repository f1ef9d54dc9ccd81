/// A snapshot could not be made, published or found.
public struct SnapshotError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Reason: Sendable, Equatable {
    /// Another process is building in the same warehouse.
    case busy
    /// A file operation failed.
    case file
    /// `current.json` cannot be read or names a file that is not there.
    case pointer
    /// Nothing was published yet.
    case noSnapshot
  }

  /// What kind of failure it is.
  public let reason: Reason
  /// The file or folder that it is about.
  public let path: String
  /// What happened and what to do.
  public let message: String

  /// Makes an error about a file or folder.
  public init(_ reason: Reason, path: String, _ message: String) {
    self.reason = reason
    self.path = path
    self.message = message
  }

  /// `path: message`
  public var description: String { "\(path): \(message)" }
}
