public import DuckDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why the lake refused or failed: what happened, where, and what to do, in one sentence.
public struct LakeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The class of failure, for callers that decide by it; `docs/lake.md` explains each.
  public enum Kind: String, Sendable, CaseIterable {
    /// A flag, an environment value or a `.env` line is missing or malformed.
    case configuration
    /// A table name, slug, session code or number that no partition can have.
    case invalidPartition = "invalid_partition"
    /// The folder would be on the host disk although its path promises an external one.
    case hostDisk = "host_disk"
    /// The folder exists but was never initialised, or its sentinel cannot be read.
    case notADataRoot = "not_a_data_root"
    /// The disk that was there at the start is gone or was replaced.
    case rootGone = "root_gone"
    /// No space or no quota is left.
    case diskFull = "disk_full"
    /// The volume is mounted read-only.
    case readOnly = "read_only"
    /// The user may not do this.
    case permission
    /// The file was written by a newer version of f1lake.
    case newerFormat = "newer_format"
    /// The data root has the layout of an older version of f1lake.
    case olderFormat = "older_format"
    /// Another process is doing the same work on the same data root.
    case busy
    /// Anything else that the operating system reported.
    case inputOutput = "input_output"
  }

  /// The class of failure.
  public let kind: Kind
  /// The file or folder that it is about.
  public let path: String?
  /// The line in that file, counted from 1.
  public let line: Int?
  /// The sentence without the location.
  public let message: String

  /// - Parameter message: what happened and what to do; it never holds a setting's value from `.env`.
  public init(_ kind: Kind, _ message: String, path: String? = nil, line: Int? = nil) {
    self.kind = kind
    self.message = message
    self.path = path
    self.line = line
  }

  /// `path:line: message`, or less where there is no path or line.
  public var description: String {
    guard let path else { return message }
    return line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
  }

  /// 2 for bad configuration or usage, 3 for a data root that cannot be used.
  public var exitCode: Int32 {
    switch kind {
    case .configuration, .invalidPartition: 2
    default: 3
    }
  }

  /// The error for a system call that failed with `code`, for example "cannot write the file".
  init(_ doing: String, _ path: String, errno code: Int32) {
    let reason = String(cString: strerror(code))
    let (kind, advice): (Kind, String) =
      switch code {
      case ENOSPC, EDQUOT: (.diskFull, "free some space and run the same command again")
      case EROFS: (.readOnly, "mount the volume writable and run the same command again")
      case EACCES, EPERM: (.permission, "give this user access to it")
      default: (.inputOutput, "check that the disk is connected and healthy")
      }
    self.init(kind, "cannot \(doing): \(reason); \(advice)", path: path)
  }

  /// The system's cause inside an error of DuckDB while it wrote `path`; nil where there is none.
  ///
  /// The C API gives no error number, so this looks for the system's own text in the message.
  public init?(_ error: DuckDBError, writing path: String) {
    let codes = [ENOSPC, EDQUOT, EROFS, EACCES, EPERM, EIO]
    guard let code = codes.first(where: { error.message.contains(String(cString: strerror($0))) })
    else { return nil }
    self.init("write it", path, errno: code)
  }
}
