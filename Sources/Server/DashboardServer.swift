import Hummingbird

/// The address on which a server listens.
public struct ListenAddress: Sendable {
  /// Host name or IP address.
  public let host: String
  /// Port; 0 lets the system choose.
  public let port: Int
}
