import Hummingbird
import NIOCore
import NIOPosix

/// A connection on which a test sends whatever it likes.
struct RawConnection {
  private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

  init(port: Int) async throws {
    channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      // What the system keeps of an answer that nobody takes is not the test's.
      .channelOption(.socketOption(.so_rcvbuf), value: 64 << 10)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
  }

  /// Sends a request, takes no more than the beginning of its answer while `wait` runs, and then all
  /// of it.
  ///
  /// - Returns: the first bytes of the answer, and how many came until the server closed.
  func take(
    _ request: String, after wait: @Sendable @escaping () async throws -> Void
  ) async throws -> (start: String, count: Int) {
    try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: request))
      var pieces = inbound.makeAsyncIterator()
      // Only an answer that has begun is one that somebody leaves waiting.
      let first = try await pieces.next() ?? ByteBuffer()
      try await wait()
      var count = first.readableBytes
      while let piece = try await pieces.next() { count += piece.readableBytes }
      return (String(buffer: first), count)
    }
  }

  /// Sends pieces with a pause after each, and gives what came back until the server closed, or until
  /// `isEnough` says so.
  func exchange(
    _ pieces: [String], pause: Duration = .zero,
    isEnough: @Sendable @escaping (String) -> Bool = { _ in false }
  ) async throws -> String {
    try await channel.executeThenClose { inbound, outbound in
      let sending = Task {
        for piece in pieces {
          try await outbound.write(ByteBuffer(string: piece))
          try await Task.sleep(for: pause)
        }
      }
      defer { sending.cancel() }
      var text = ""
      do {
        for try await var buffer in inbound {
          text += buffer.readString(length: buffer.readableBytes) ?? ""
          if isEnough(text) { break }
        }
      } catch is IOError {
        // The server closed while something was on its way to it.
      }
      return text
    }
  }
}
