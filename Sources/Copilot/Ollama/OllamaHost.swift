internal import Foundation

/// Where Ollama listens, in any of the forms that its own tools take from `OLLAMA_HOST`.
public struct OllamaHost: Sendable, Equatable, CustomStringConvertible {
  /// Scheme, host, port and path, without a slash at the end.
  public let url: String

  /// This machine, on Ollama's usual port.
  public static let standard = OllamaHost(url: "http://127.0.0.1:11434")

  private init(url: String) { self.url = url }

  /// A host, `host:port`, `:port`, an IPv6 address with or without brackets, or a URL with or without a path.
  ///
  /// Without a scheme the port is 11434, with one it is that of the scheme. Addresses that a server listens on
  /// (`0.0.0.0`, `::`) are taken as this machine.
  /// - Throws: ``CopilotError`` of kind `model` for anything else.
  public init(_ text: String) throws(CopilotError) {
    let trimmed = text.trimmingCharacters(in: .whitespaces)
      .trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
      .trimmingCharacters(in: .whitespaces)
    if trimmed.isEmpty {
      self = .standard
      return
    }
    let parts = HostParts(trimmed)
    guard ["http", "https"].contains(parts.scheme), parts.isPlain, let port = Int(parts.port),
      (1...65_535).contains(port)
    else {
      throw CopilotError(
        .model,
        "OLLAMA_HOST is “\(trimmed.prefix(100))”; give a host, host:port or http(s) URL, such as 127.0.0.1:11434"
      )
    }
    url = "\(parts.scheme)://\(parts.host):\(port)\(parts.path)"
  }

  /// The URL.
  public var description: String { url }
}

/// The parts of an address as it was written.
private struct HostParts {
  private(set) var scheme = "http"
  private(set) var host: String
  private(set) var port = "11434"
  private(set) var path = ""

  init(_ text: String) {
    var rest = text[...]
    if let mark = rest.firstRange(of: "://") {
      scheme = rest[..<mark.lowerBound].lowercased()
      port = scheme == "https" ? "443" : "80"
      rest = rest[mark.upperBound...]
    }
    if let slash = rest.firstIndex(of: "/") {
      path = String(rest[slash...])
      while path.hasSuffix("/") { path.removeLast() }
      rest = rest[..<slash]
    }
    var name = String(rest)
    if name.hasPrefix("["), let end = name.lastIndex(of: "]") {
      let after = name[name.index(after: end)...]
      if after.hasPrefix(":") { port = String(after.dropFirst()) }
      name = String(name[name.index(after: name.startIndex)..<end])
    } else if name.count(where: { $0 == ":" }) == 1, let colon = name.firstIndex(of: ":") {
      port = String(name[name.index(after: colon)...])
      name = String(name[..<colon])
    }
    switch name {
    case "", "0.0.0.0": host = "127.0.0.1"
    case "::": host = "[::1]"
    default: host = name.contains(":") ? "[\(name)]" : name
    }
  }

  /// Neither user names, queries and fragments nor anything else that a host and a path do not have.
  var isPlain: Bool {
    let hosts = host.hasPrefix("[") ? "0123456789abcdefABCDEF:.%" : Self.letters + ".-_"
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    return !name.isEmpty && name.allSatisfy(hosts.contains)
      && path.allSatisfy((Self.letters + "/.-_~%").contains)
  }

  private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
}
