internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Who has a port of this machine's loopback address.
package enum PortUse: Equatable, Sendable {
  case free
  /// A server of f1lake; the dashboard tells its version.
  case f1lake(version: String?)
  case other
  /// The system lets nobody have it, for example below 1024.
  case denied(reason: String)

  /// Takes the port for a moment, and asks who answers there where somebody has it.
  static func look(_ port: Int) async -> PortUse {
    switch bindingError(port) {
    case 0: .free
    case EADDRINUSE: await answer(of: port)
    case let code: .denied(reason: String(cString: strerror(code)))
    }
  }

  /// 0 where a server could listen there.
  private static func bindingError(_ port: Int) -> Int32 {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    // As the server does it: connections that have just ended do not count.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = withUnsafeBytes(of: &address) { bytes in
      bind(
        descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(bytes.count))
    }
    return result == 0 ? 0 : errno
  }

  private struct Health: Decodable {
    let status: String
    let version: String?
    /// What only the copilot tells.
    let engine: String?
  }

  private static func answer(of port: Int) async -> PortUse {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(configuration: configuration)
    let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/healthz")
    var use = PortUse.other
    if let response = try? await client.execute(request, timeout: .seconds(2)),
      let body = try? await response.body.collect(upTo: 64 << 10),
      let health = try? JSONDecoder().decode(Health.self, from: Data(body.readableBytesView)),
      ["ok", "empty", "problem"].contains(health.status), (health.version ?? health.engine) != nil
    {
      use = .f1lake(version: health.version.map { String($0.prefix(40)) })
    }
    try? await client.shutdown()
    return use
  }
}
