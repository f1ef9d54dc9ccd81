import NIOCore
import NIOPosix
import Synchronization

/// An HTTP origin on loopback that answers byte by byte as a test wants, and logs what it was asked.
final class FaultyOrigin: Sendable {
  /// One request as it came.
  struct Request: Sendable {
    /// Percent-encoded, with its query.
    let path: String
    /// Names in lower case.
    let headers: [String: String]
    /// How often this path was asked for, this time included.
    let number: Int
    let time: ContinuousClock.Instant
  }

  /// What the origin does with the connection, in order.
  enum Step: Sendable {
    case send([UInt8])
    /// Milliseconds.
    case wait(Int64)
    case close
    /// Closes it without a farewell: the client sees a reset.
    case reset
  }

  /// What every connection shares.
  final class Book: Sendable {
    private let requests = Mutex<[Request]>([])
    private let reply: @Sendable (Request) -> [Step]

    init(_ reply: @escaping @Sendable (Request) -> [Step]) { self.reply = reply }

    var log: [Request] { requests.withLock { $0 } }

    func answer(_ path: String, _ headers: [String: String]) -> [Step] {
      let request = requests.withLock { requests in
        let number = requests.count { $0.path == path } + 1
        let request = Request(path: path, headers: headers, number: number, time: .now)
        requests.append(request)
        return request
      }
      return reply(request)
    }
  }

  let base: String
  private let book: Book
  private let server: any Channel

  init(_ reply: @escaping @Sendable (Request) -> [Step]) async throws {
    let book = Book(reply)
    self.book = book
    server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 256)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(FaultyConnection(book))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    base = "http://127.0.0.1:\(server.localAddress?.port ?? 0)"
  }

  deinit { server.close(promise: nil) }

  /// All requests so far, in the order in which they came.
  var log: [Request] { book.log }

  /// True where the log proves that at most `most` requests were sent in any stretch of time.
  ///
  /// A machine under load delivers requests late and together, but none before it was allowed: the request with index
  /// n never comes before n / most stretches are over.
  func kept(
    _ most: Int, per stretch: Duration, since start: ContinuousClock.Instant,
    where isMeant: (Request) -> Bool = { _ in true }
  ) -> Bool {
    let times = log.filter(isMeant).map(\.time).sorted()
    return times.indices.allSatisfy { times[$0] - start >= stretch * ($0 / most) }
  }
}

extension [FaultyOrigin.Step] {
  /// A whole response that keeps the connection open.
  static func answer(
    _ status: Int, _ body: [UInt8] = [], _ headers: [String: String] = [:]
  ) -> [FaultyOrigin.Step] {
    [.head(status, ["Content-Length": "\(body.count)"].merging(headers) { $1 }), .send(body)]
  }
}

extension FaultyOrigin.Step {
  static func head(_ status: Int, _ headers: [String: String]) -> FaultyOrigin.Step {
    let lines = headers.map { "\($0): \($1)\r\n" }.sorted().joined()
    return .send(Array("HTTP/1.1 \(status) Whatever\r\n\(lines)\r\n".utf8))
  }
}
