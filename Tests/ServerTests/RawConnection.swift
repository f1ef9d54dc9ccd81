import Hummingbird
import NIOCore
import NIOPosix

/// A connection on which a test sends whatever it likes.
struct RawConnection {
  private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

  init(port: Int) async throws {
    channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
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
