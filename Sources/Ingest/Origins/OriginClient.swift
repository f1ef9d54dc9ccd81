internal import AsyncHTTPClient
internal import Lake
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression

/// Fetches documents from the origins, over HTTP or from a folder.
public final class OriginClient: Sendable {
  /// Largest response that is taken; a whole race of telemetry is about 60 MB.
  private static let maximumBytes = 512 << 20
  private static let attempts = 4

  private let addresses: OriginAddresses
  /// Nil where every origin is a folder: a replay starts no network threads.
  private let http: HTTPClient?

  /// - Parameter connections: most connections to one host at a time.
  public init(_ addresses: OriginAddresses, connections: Int = 4) {
    self.addresses = addresses
    guard addresses.needNetwork else {
      http = nil
      return
    }
    var configuration = HTTPClient.Configuration()
    configuration.timeout = .init(connect: .seconds(15), read: .seconds(60))
    configuration.decompression = .enabled(limit: .size(Self.maximumBytes))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
    http = HTTPClient(configuration: configuration)
  }

  /// Closes all connections; the client cannot be used after it.
  public func close() async throws { try await http?.shutdown() }

  /// The document, or nil where the origin does not have it.
  ///
  /// - Throws: ``IngestError`` where the origin cannot be reached or keeps answering with an error.
  public func fetch(_ resource: Resource) async throws -> [UInt8]? {
    switch addresses[resource.origin] {
    case .folder(let folder): try Self.read(folder, resource.archivePath)
    case .url(let base): try await get(base + resource.encodedPath)
    }
  }

  private static func read(_ folder: String, _ path: String) throws -> [UInt8]? {
    guard FileSystem.isFolder(folder) else {
      throw IngestError(
        .origin, "\(folder) is no folder; --origin takes a URL or a folder of responses")
    }
    do throws(LakeError) {
      return try FileSystem.contents(folder + "/" + path)
    } catch {
      throw IngestError(.origin, error.description)
    }
  }

  private func get(_ url: String) async throws -> [UInt8]? {
    var failure = ""
    for attempt in 0..<Self.attempts {
      if attempt > 0 { try await Task.sleep(for: .milliseconds(500 << attempt)) }
      switch try await attemptGet(url) {
      case .body(let bytes): return bytes
      case .missing: return nil
      case .refused(let reason): throw IngestError(.origin, "\(url) \(reason)")
      case .busy(let reason): failure = reason
      }
    }
    throw IngestError(.origin, "\(url) \(failure), \(Self.attempts) times; try again later")
  }

  private enum Outcome {
    case body([UInt8])
    case missing
    case refused(String)
    case busy(String)
  }

  /// Takes the parts of a body as they come, so that it is in memory once.
  private static func body(of response: HTTPClientResponse) async throws -> Outcome {
    var bytes: [UInt8] = []
    let announced = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
    bytes.reserveCapacity(min(announced, maximumBytes))
    for try await part in response.body {
      guard bytes.count + part.readableBytes <= maximumBytes else {
        return .refused("answered more than \(maximumBytes >> 20) MB")
      }
      part.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
    }
    return .body(bytes)
  }

  private func attemptGet(_ url: String) async throws -> Outcome {
    guard let http else { return .refused("cannot be fetched: every origin is a folder") }
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "User-Agent", value: "f1lake")
    request.headers.add(name: "Accept-Encoding", value: "gzip")
    do {
      let response = try await http.execute(request, timeout: .minutes(10))
      switch response.status.code {
      case 200:
        return try await Self.body(of: response)
      case 404, 403, 410: return .missing
      case 429, 500...599: return .busy("answered \(response.status.code)")
      default: return .refused("answered \(response.status.code)")
      }
    } catch let error as CancellationError {
      throw error
    } catch {
      return .busy("failed (\(error))")
    }
  }
}
