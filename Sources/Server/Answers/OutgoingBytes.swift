internal import NIOCore
internal import NIOHTTPTypes
internal import Synchronization

/// Large answers on their way: what those together may hold that nobody takes.
package final class OutgoingBytes: Sendable {
  private let limit: Int
  private let bytes = Mutex(0)

  /// - Parameter limit: bytes of all large answers that are sent at a time.
  package init(limit: Int) { self.limit = limit }

  /// Whether an answer of `count` bytes may be sent; the last one may go beyond the limit.
  ///
  /// - Throws: ``Problem`` 503 where it is large and there is no room.
  package func admit(_ count: Int) throws {
    guard Self.isLarge(count), bytes.withLock({ $0 >= limit }) else { return }
    throw Problem(
      503, "Busy", "too many large answers wait to be taken", hint: "try again in some seconds")
  }

  /// Adds bytes that are handed to a connection, or takes away what is sent or given up.
  package func add(_ count: Int) {
    bytes.withLock { $0 += count }
  }

  /// True for more than what all connections together may hold anyway.
  static func isLarge(_ count: Int) -> Bool { count > 256 << 10 }
}

/// Counts the bytes of large answers from when they are written until the client has taken them.
final class OutgoingCount: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let outgoing: OutgoingBytes

  init(_ outgoing: OutgoingBytes) { self.outgoing = outgoing }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .body(let buffer) = unwrapOutboundIn(data),
      OutgoingBytes.isLarge(buffer.readableBytes)
    else {
      context.write(data, promise: promise)
      return
    }
    let count = buffer.readableBytes
    let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
    outgoing.add(count)
    sent.futureResult.whenComplete { [outgoing] _ in outgoing.add(-count) }
    context.write(data, promise: sent)
  }
}
