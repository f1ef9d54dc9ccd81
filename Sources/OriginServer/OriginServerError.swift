/// Why a folder could not be served.
public enum OriginServerError: Error, Equatable, CustomStringConvertible {
  /// There is no such folder.
  case noFolder(path: String)
  /// The host is reachable from elsewhere.
  case notLoopback(host: String)
  /// The address cannot be listened on; `reason` is the system's own explanation.
  case cannotListen(port: Int, reason: String)

  /// One sentence that says what happened and what to do.
  public var description: String {
    switch self {
    case .noFolder(let path): "\(path) is not a folder; give one that `f1lake simulate` wrote."
    case .notLoopback(let host):
      "\(host) is not this machine alone; give 127.0.0.1, ::1 or localhost."
    case .cannotListen(let port, let reason):
      "Cannot listen on port \(port) of this machine: \(reason) Give another port, or 0 for a free one."
    }
  }
}
