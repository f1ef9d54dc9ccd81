import Copilot
import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// An HTTP server on loopback that answers as Ollama does, or as a test wants, and logs what it was asked.
final class FakeOllama: Sendable {
  /// One request as it came.
  struct Request: Sendable {
    let method: String
    let path: String
    let body: [UInt8]
    /// How often this path was asked for, this time included.
    let number: Int

    var text: String { String(decoding: body, as: UTF8.self) }

    func decoded<T: Decodable>(_ type: T.Type) throws -> T {
      try JSONDecoder().decode(type, from: Data(body))
    }
  }

  /// What the server does with the connection, in order.
  enum Step: Sendable {
    case send([UInt8])
    /// Sends it again and again, until the client goes.
    case sendForever([UInt8])
    case close
    /// Says nothing more and keeps the connection open.
    case hang
  }

  /// What every connection shares.
  final class Book: Sendable {
    private let requests = Mutex<[Request]>([])
    private let reply: @Sendable (Request) -> [Step]

    init(_ reply: @escaping @Sendable (Request) -> [Step]) { self.reply = reply }

    var log: [Request] { requests.withLock { $0 } }

    func answer(_ method: String, _ path: String, _ body: [UInt8]) -> [Step] {
      let request = requests.withLock { requests in
        let number = requests.count { $0.path == path } + 1
        let request = Request(method: method, path: path, body: body, number: number)
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
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(FakeConnection(book))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    base = "http://127.0.0.1:\(server.localAddress?.port ?? 0)"
  }

  deinit { server.close(promise: nil) }

  /// All requests so far, in the order in which they came.
  var log: [Request] { book.log }

  /// The bodies of all conversations so far.
  func chats() throws -> [ChatBody] {
    try log.filter { $0.path == "/api/chat" }.map { try $0.decoded(ChatBody.self) }
  }
}

/// What a client sends to `/api/chat`.
struct ChatBody: Decodable, Equatable {
  struct Message: Decodable, Equatable {
    let role: String
    let content: String
  }

  struct Options: Decodable, Equatable {
    let num_ctx: Int
    let num_predict: Int
    let temperature: Double
  }

  struct Format: Decodable, Equatable {
    let type: String
    let required: [String]
  }

  let model: String
  let messages: [Message]
  let stream: Bool
  let truncate: Bool
  let format: Format
  let options: Options

  /// All that the model is told.
  var prompt: String { messages.map(\.content).joined(separator: "\n") }
}
