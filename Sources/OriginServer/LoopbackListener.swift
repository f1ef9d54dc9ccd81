internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix

/// Listens for HTTP/1.1 requests and answers each by a function; the loop of every server here.
struct LoopbackListener: Sendable {
  private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  private let respond: @Sendable (HTTPRequestHead) -> Response

  /// - Parameter respond: may block; it runs on threads that may.
  init(respond: @escaping @Sendable (HTTPRequestHead) -> Response) { self.respond = respond }

  /// Serves until the task is cancelled.
  ///
  /// - Parameters:
  ///   - port: 0 takes any free one.
  ///   - ready: takes the base URL as soon as requests are answered.
  func run(host: String = "127.0.0.1", port: Int, ready: (_ url: String) -> Void) async throws {
    let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    let server: NIOAsyncChannel<Connection, Never>
    do {
      server = try await bootstrap.bind(host: host, port: port) { channel in
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
      ready("http://\(host.contains(":") ? "[\(host)]" : host):\(bound)")
      try await withThrowingDiscardingTaskGroup { group in
        for try await connection in connections {
          group.addTask { await answer(connection) }
        }
      }
    }
  }

  /// A connection that breaks concerns its client only.
  private func answer(_ connection: Connection) async {
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
    let response = try await NIOThreadPool.singleton.runIfActive { respond(request) }
    var head = HTTPResponseHead(version: .http1_1, status: response.status)
    head.headers = response.headers
    if !request.isKeepAlive { head.headers.add(name: "Connection", value: "close") }
    // In one piece, so that the compressor can say how long it became.
    try await responses.write(
      contentsOf: [.head(head), .body(.byteBuffer(ByteBuffer(bytes: response.body))), .end(nil)])
  }
}
