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
    /// The snapshot was removed before it could be opened.
    case gone
    /// No snapshot has the name that was asked for.
    case unknownName
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

  /// 2 for a name that was asked for in vain, 3 for a warehouse that cannot be used.
  public var exitCode: Int32 { reason == .unknownName ? 2 : 3 }

  /// `path: message`
  public var description: String { "\(path): \(message)" }
}
