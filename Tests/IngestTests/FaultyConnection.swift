import Foundation
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One connection of a ``FaultyOrigin``: reads requests without a body and plays the answers.
final class FaultyConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let book: FaultyOrigin.Book
  private var received = ""

  init(_ book: FaultyOrigin.Book) { self.book = book }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += String(buffer: unwrapInboundIn(data))
    guard let end = received.range(of: "\r\n\r\n") else { return }
    let lines = received[..<end.lowerBound].components(separatedBy: "\r\n")
    received = String(received[end.upperBound...])
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    let path = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? ""
    play(book.answer(path, headers)[...], context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func play(_ steps: ArraySlice<FaultyOrigin.Step>, _ context: ChannelHandlerContext) {
    guard let step = steps.first, context.channel.isActive else { return }
    switch step {
    case .send(let bytes):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      play(steps.dropFirst(), context)
    case .wait(let milliseconds):
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) {
        bound.value.0.play(steps.dropFirst(), bound.value.1)
      }
    case .close: context.close(promise: nil)
    case .reset:
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      let done = (context.channel as? any SocketOptionProvider)?
        .setSoLinger(linger(l_onoff: 1, l_linger: 0))
      (done ?? context.eventLoop.makeSucceededVoidFuture()).whenComplete { _ in
        bound.value.close(promise: nil)
      }
    }
  }
}
