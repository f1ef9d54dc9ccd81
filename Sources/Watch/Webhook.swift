internal import AsyncHTTPClient
public import Foundation
internal import Lake
internal import NIOCore
internal import NIOHTTP1

/// Posts JSON to an address of the user's. Its path may be a secret, so messages name the host alone.
public struct Webhook: Sendable {
  /// Seconds between the attempts; one more attempt than pauses.
  static let pauses: [Double] = [1, 5]

  private let host: String
  private let send: @Sendable (Data) async throws -> Int
  private let pause: @Sendable (Double) async throws -> Void

  /// - Throws: `LakeError` of kind `configuration` where `address` is no http or https URL.
  public init(_ address: String) throws {
    guard let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased()),
      let host = url.host, !host.isEmpty
    else {
      throw LakeError(.configuration, "--webhook takes an http or https URL with a host")
    }
    self.init(host: host, send: { try await Self.post($0, to: address) }) {
      try await Task.sleep(for: .seconds($0))
    }
  }

  /// A webhook whose requests go where a test wants.
  package init(
    host: String, send: @escaping @Sendable (Data) async throws -> Int,
    pause: @escaping @Sendable (Double) async throws -> Void
  ) {
    (self.host, self.send, self.pause) = (host, send, pause)
  }

  /// Posts `body`, again where the server fails or is busy.
  ///
  /// - Returns: nil, or why it was not taken.
  public func post(_ body: Data) async -> String? {
    var reason = ""
    for attempt in 0...Self.pauses.count {
      do {
        if attempt > 0 { try await pause(Self.pauses[attempt - 1]) }
        let status = try await send(body)
        if (200..<300).contains(status) { return nil }
        reason = "\(host) answers with \(status)"
        // What the server refuses it refuses again.
        guard status >= 500 || status == 408 || status == 429 else { return reason }
      } catch is CancellationError {
        return "the watch was stopped before \(host) had answered"
      } catch {
        reason = "\(host) cannot be reached"
      }
    }
    return "\(reason), \(Self.pauses.count + 1) times"
  }

  private static func post(_ body: Data, to address: String) async throws -> Int {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout = .init(connect: .seconds(5))
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(configuration: configuration)
    do {
      var request = HTTPClientRequest(url: address)
      request.method = .POST
      request.headers.add(name: "Content-Type", value: "application/json")
      request.headers.add(name: "User-Agent", value: "f1lake")
      request.body = .bytes(body)
      // The body of the answer is not read.
      let status = try await client.execute(request, timeout: .seconds(10)).status
      try await client.shutdown()
      return Int(status.code)
    } catch {
      // The first error says what went wrong.
      try? await client.shutdown()
      throw error
    }
  }
}
