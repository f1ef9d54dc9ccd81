internal import Foundation

/// Under which names the server may be asked: another site could point a name of its own at it.
package struct HostNames: Sendable {
  static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

  private let names: Set<String>

  /// - Parameter host: the address to listen on; a name or an address.
  package init(listeningOn host: String) {
    names = Self.loopback.union([Self.bracketed(host).lowercased()])
  }

  /// True for a Host header that names this server, whatever its port.
  package func contains(authority: String) -> Bool {
    guard let name = Self.name(authority) else { return false }
    return names.contains(name.lowercased())
  }

  /// True for the Origin header of one of this server's own pages.
  func contains(origin: String, authority: String) -> Bool {
    guard let mark = origin.range(of: "://") else { return false }
    let scheme = origin[..<mark.lowerBound]
    guard scheme == "http" || scheme == "https" else { return false }
    return origin[mark.upperBound...].lowercased() == authority.lowercased()
  }

  /// True where only this machine reaches the address.
  static func isLoopback(_ host: String) -> Bool {
    loopback.contains(bracketed(host).lowercased())
  }

  private static func bracketed(_ host: String) -> String {
    host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
  }

  // `name`, `name:port`, `[::1]:port`; nothing else is a Host.
  private static func name(_ authority: String) -> String? {
    let end: String.Index
    if authority.hasPrefix("[") {
      guard let bracket = authority.firstIndex(of: "]") else { return nil }
      end = authority.index(after: bracket)
    } else {
      end = authority.firstIndex(of: ":") ?? authority.endIndex
    }
    let port = authority[end...]
    let isPort = port.isEmpty || (port.first == ":" && port.dropFirst().allSatisfy(\.isWholeNumber))
    return isPort ? String(authority[..<end]) : nil
  }
}
