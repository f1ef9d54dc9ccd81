internal import AsyncHTTPClient
internal import Lake
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression

/// One HTTP request and its answer, without limits, repeats and redirects, which are ``OriginExchange``'s.
struct Transfer: Sendable {
  /// What an origin gave.
  enum Answer: Sendable {
    case body([UInt8], etag: String?, lastModified: String?)
    /// The bytes in the archive are still its own.
    case notModified
    case missing
    case moved(to: String)
    /// Worth another try.
    case busy(Trouble)
    /// Not worth another try.
    case refused(String)
  }

  /// A failure that may pass.
  struct Trouble: Sendable {
    let reason: String
    /// Milliseconds that the origin wants to be left alone.
    var pause: Int64?
    /// True where the origin fails, false where it only defends itself or sends rubbish.
    var isHard = false
  }

  private let http: HTTPClient
  private let settings: FetchSettings
  private let meter: TrafficMeter

  init(_ settings: FetchSettings, connections: Int, _ meter: TrafficMeter) {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    // Reading has a better watch of its own.
    configuration.timeout = .init(
      connect: .init(settings.connectTimeout), read: .init(settings.deadline))
    configuration.decompression = .enabled(limit: .size(settings.maximumBytes))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
    // The pool would go on connecting until the time limit; failures are repeated here, with a wait.
    configuration.connectionPool.retryConnectionEstablishment = false
    #if os(Linux)
      // Each read is handed from the network's thread to ours, so larger ones cost less; NIO stops at 64 KB by itself.
      configuration.http1_1ConnectionDebugInitializer = { channel in
        channel.setOption(
          .recvAllocator,
          value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 2048, maximum: 1 << 20))
      }
    #endif
    http = HTTPClient(configuration: configuration)
    self.settings = settings
    self.meter = meter
  }

  /// Closes all connections.
  func close() async throws { try await http.shutdown() }

  /// Asks once. Only cancellation is thrown; every failure is an answer.
  func get(_ url: String, _ resource: Resource, known: ResponseRecord?) async throws -> Answer {
    do {
      return try await Progress.watched(settings) { progress in
        let response = try await http.execute(
          request(url, known), timeout: .init(settings.deadline))
        return try await answer(response, resource, progress)
      }
    } catch let error where Task.isCancelled || error is CancellationError {
      throw CancellationError()
    } catch is Progress.TooSlow {
      let least = "\(settings.floor) bytes a second over \(settings.stall)"
      return .busy(Trouble(reason: "was too slow (less than \(least))", isHard: true))
    } catch NIOHTTPDecompression.DecompressionError.limit {
      return .refused("answered more than \(settings.maximumBytes >> 20) MB")
    } catch let error as NIOHTTPDecompression.DecompressionError {
      return .busy(Trouble(reason: "answered with damaged gzip (\(error))"))
    } catch let error as NIOHTTPDecompression.ExtraDecompressionError {
      return .busy(Trouble(reason: "answered with damaged gzip (\(error))"))
    } catch {
      return .busy(Trouble(reason: "failed (\(error))", isHard: true))
    }
  }

  private func request(_ url: String, _ known: ResponseRecord?) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "User-Agent", value: "f1lake")
    request.headers.add(name: "Accept-Encoding", value: "gzip")
    if let etag = known?.etag { request.headers.add(name: "If-None-Match", value: etag) }
    if let date = known?.lastModified {
      request.headers.add(name: "If-Modified-Since", value: date)
    }
    return request
  }

  private func answer(
    _ response: HTTPClientResponse, _ resource: Resource, _ progress: Progress
  ) async throws -> Answer {
    let headers = response.headers
    switch response.status.code {
    case 200: return try await body(of: response, resource, progress)
    case 304: return .notModified
    case 404, 410: return .missing
    // The timing archive's storage says 403 for what is not there; elsewhere it means that we may not ask.
    case 403 where resource.origin == .timing: return .missing
    case 301, 302, 303, 307, 308:
      return headers.first(name: "Location").map(Answer.moved) ?? .refused("moved without a place")
    case 408, 429, 500...599:
      let pause = headers.first(name: "Retry-After").flatMap {
        RetryPolicy.pause($0, now: settings.pacing.now())
      }
      let status = response.status.code
      return .busy(
        Trouble(reason: "answered \(status)", pause: pause, isHard: status != 429))
    default: return .refused("answered \(response.status.code)")
    }
  }

  /// Takes the parts of a body as they come, so that it is in memory once.
  private func body(
    of response: HTTPClientResponse, _ resource: Resource, _ progress: Progress
  ) async throws -> Answer {
    var bytes: [UInt8] = []
    let announced = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
    bytes.reserveCapacity(max(0, min(announced, settings.maximumBytes)))
    for try await part in response.body {
      guard bytes.count + part.readableBytes <= settings.maximumBytes else {
        return .refused("answered more than \(settings.maximumBytes >> 20) MB")
      }
      part.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
      progress.add(part.readableBytes)
      meter.note(resource.origin) { $0.bytes += Int64(part.readableBytes) }
    }
    if let fault = BodyCheck.fault(bytes, of: resource) {
      return .busy(Trouble(reason: fault))
    }
    return .body(
      bytes, etag: response.headers.first(name: "ETag"),
      lastModified: response.headers.first(name: "Last-Modified"))
  }
}
