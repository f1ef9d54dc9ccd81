internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix

/// An HTTP/1.1 server on loopback that answers as the origins do, from a folder laid out like the raw archive.
///
/// It knows GET and HEAD, entity tags (`If-None-Match` gives 304), gzip, and nothing else. There is no way out of the
/// folder, and it can be reached from this machine only.
public struct OriginServer: Sendable {
  private let folder: ServedFolder

  /// - Parameter folder: where the responses are; what is added later is served, too.
  /// - Throws: ``OriginServerError/noFolder(path:)``.
  public init(folder: String) throws(OriginServerError) {
    self.folder = try ServedFolder(folder)
  }

  /// Serves until the task is cancelled.
  /// - Parameters:
  ///   - port: 0 takes any free one.
  ///   - ready: takes the base URL as soon as requests are answered.
  /// - Throws: ``OriginServerError/cannotListen(port:reason:)``.
  public func run(port: Int, ready: (_ url: String) -> Void) async throws {
    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
    let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    let server: NIOAsyncChannel<Connection, Never>
    do {
      server = try await bootstrap.bind(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
          try channel.pipeline.syncOperations.addHandler(
            HTTPResponseCompressor { head, _ in
              defer { head.headers.remove(name: Response.compressible) }
              return head.headers.contains(name: Response.compressible)
                ? .compressIfPossible : .doNotCompress
            })
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    } catch {
      throw OriginServerError.cannotListen(port: port, reason: "\(error).")
    }
    let bound = server.channel.localAddress?.port ?? port
    try await server.executeThenClose { connections in
      ready("http://127.0.0.1:\(bound)")
      try await withThrowingDiscardingTaskGroup { group in
        for try await connection in connections {
          group.addTask { await answer(connection) }
        }
      }
    }
  }

  /// A connection that breaks concerns its client only.
  private func answer(
    _ connection: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
  ) async {
    try? await connection.executeThenClose { requests, responses in
      var head: HTTPRequestHead?
      for try await part in requests {
        switch part {
        case .head(let next): head = next
        case .body: break
        case .end:
          guard let request = head else { return }
          head = nil
          try await reply(to: request, responses)
          if !request.isKeepAlive { return }
        }
      }
    }
  }

  private func reply(
    to request: HTTPRequestHead, _ responses: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  ) async throws {
    // Reading a file blocks, so it is done on threads that may.
    let response = try await NIOThreadPool.singleton.runIfActive {
      Response(to: request, from: folder)
    }
    var head = HTTPResponseHead(version: .http1_1, status: response.status)
    head.headers = response.headers
    if !request.isKeepAlive { head.headers.add(name: "Connection", value: "close") }
    // In one piece, so that the compressor can say how long it became.
    try await responses.write(
      contentsOf: [.head(head), .body(.byteBuffer(ByteBuffer(bytes: response.body))), .end(nil)])
  }
}
