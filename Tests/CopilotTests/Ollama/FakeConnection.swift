import Foundation
import NIOCore

/// One connection of a ``FakeOllama``: reads requests, also such as come in pieces, and plays the answers.
final class FakeConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let book: FakeOllama.Book
  private var received: [UInt8] = []

  init(_ book: FakeOllama.Book) { self.book = book }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += Array(buffer: unwrapInboundIn(data))
    while let (head, length) = head() {
      let end = head.utf8.count + 4 + length
      guard received.count >= end else { return }
      let body = Array(received[(end - length)..<end])
      received.removeFirst(end)
      let words = head.split(separator: " ", maxSplits: 2).map(String.init)
      play(book.answer(words[0], words[1], body)[...], context)
    }
  }

  /// The head of a request and the length of its body, once all of the head is there.
  private func head() -> (String, Int)? {
    let mark = Array("\r\n\r\n".utf8)
    guard let range = received.firstRange(of: mark) else { return nil }
    let head = String(decoding: received[..<range.lowerBound], as: UTF8.self)
    let length = head.components(separatedBy: "\r\n").lazy
      .filter { $0.lowercased().hasPrefix("content-length:") }
      .compactMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }.first
    return (head, length ?? 0)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func play(_ steps: ArraySlice<FakeOllama.Step>, _ context: ChannelHandlerContext) {
    guard let step = steps.first, context.channel.isActive else { return }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    switch step {
    case .send(let bytes): write(bytes, then: steps.dropFirst(), bound)
    case .sendForever(let bytes): write(bytes, then: steps, bound)
    case .close: context.close(promise: nil)
    case .hang: break
    }
  }

  // The next piece goes when this one has gone, so that pieces stay pieces; and not from within, since a stream may be
  // endless and the stack is not.
  private func write(
    _ bytes: [UInt8], then next: ArraySlice<FakeOllama.Step>,
    _ bound: NIOLoopBound<(FakeConnection, ChannelHandlerContext)>
  ) {
    let context = bound.value.1
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).whenSuccess {
      bound.eventLoop.execute { bound.value.0.play(next, bound.value.1) }
    }
  }
}
