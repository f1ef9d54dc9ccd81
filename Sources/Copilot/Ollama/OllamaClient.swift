internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Talks to Ollama over HTTP: one call is one request, bounded in time and bytes.
///
/// Addresses are the operator's own; nothing is followed elsewhere.
final class OllamaClient: Sendable {
  let settings: OllamaSettings
  private let http: HTTPClient

  init(_ settings: OllamaSettings) {
    self.settings = settings
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout = .init(connect: .init(settings.limits.connect))
    // The pool would go on connecting until the deadline; whoever asks hears at once that nobody is there.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
      settings.limits.connections
    http = HTTPClient(configuration: configuration)
  }

  /// Closes all connections; the client cannot be used after it.
  func close() async throws { try await http.shutdown() }

  /// What is sent to one address.
  struct Call: Sendable {
    let path: String
    /// JSON to post; nil asks with GET.
    var body: [UInt8]?
    /// Bytes of the answer; those of the settings where it is nil.
    var mostBytes: Int?
  }

  /// The whole body of a small answer.
  func document(_ call: Call) async throws -> [UInt8] {
    let time = settings.limits.lookup
    let limit = call.mostBytes ?? settings.limits.streamBytes
    return try await exchange(call, .init(first: time, silence: time, total: time)) {
      response, _ in try await self.bytes(of: response, limit)
    }
  }

  /// Gives the lines of a stream to `read` until that says that it has all.
  ///
  /// - Throws: ``OllamaError`` of kind `garbled` where the stream ends before.
  func lines<T: Sendable>(
    _ call: Call, _ time: Patience.Limits,
    _ read: @escaping @Sendable (inout T, [UInt8]) async throws -> Bool, into start: T
  ) async throws -> T {
    let limits = settings.limits
    return try await exchange(call, time) { response, patience in
      var result = start
      var cutter = LineCutter(
        lineBytes: limits.lineBytes, streamBytes: call.mostBytes ?? limits.streamBytes)
      for try await part in response.body {
        patience.heard()
        for line in try cutter.lines(in: part.readableBytesView) {
          if try await read(&result, line) { return result }
        }
      }
      if let line = cutter.rest(), try await read(&result, line) { return result }
      throw OllamaError(
        .garbled, "Ollama's answer ends in the middle", hint: "try again, or look at Ollama's log")
    }
  }

  private func exchange<T: Sendable>(
    _ call: Call, _ time: Patience.Limits,
    _ read: @escaping @Sendable (HTTPClientResponse, Patience) async throws -> T
  ) async throws -> T {
    do {
      return try await Patience.watched(time) { patience in
        let response = try await self.open(call, time.total)
        guard response.status == .ok else {
          let text = OllamaMessage.error(in: try await self.bytes(of: response, 64 << 10))
          throw OllamaError.reported(Int(response.status.code), text, self.settings)
        }
        return try await read(response, patience)
      }
    } catch let error where Task.isCancelled || error is CancellationError {
      throw CancellationError()
    } catch let error as OllamaError {
      throw error
    } catch is LineCutter.TooLong {
      throw OllamaError(
        .replyTooLong, "Ollama's answer is longer than is allowed",
        hint: "ask again, or set OLLAMA_MODEL to another model")
    } catch {
      throw OllamaError(
        .garbled, "the connection to Ollama broke (\(error))",
        hint: "try again, or look at Ollama's log")
    }
  }

  /// Sends a request and waits for the head of its answer.
  private func open(_ call: Call, _ time: Duration) async throws -> HTTPClientResponse {
    var request = HTTPClientRequest(url: settings.host.url + call.path)
    request.headers.add(name: "User-Agent", value: "f1lake")
    if let body = call.body {
      request.method = .POST
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(body)
    }
    do {
      return try await http.execute(request, timeout: .init(time))
    } catch let error where Task.isCancelled || error is CancellationError {
      throw CancellationError()
    } catch let error as HTTPClientError where error == .deadlineExceeded {
      throw OllamaError.slow("nothing came from Ollama", time)
    } catch let error as HTTPClientError where error == .remoteConnectionClosed {
      throw OllamaError.stranger(settings.host, "it closed the connection without an answer")
    } catch let error as IOError {
      // Its own text names functions too.
      throw OllamaError.unreachable(settings.host, String(cString: strerror(error.errnoCode)))
    } catch {
      throw OllamaError.unreachable(settings.host, "\(error)")
    }
  }

  private func bytes(of response: HTTPClientResponse, _ limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await part in response.body {
      guard bytes.count + part.readableBytes <= limit else { throw LineCutter.TooLong() }
      bytes += part.readableBytesView
    }
    return bytes
  }
}
