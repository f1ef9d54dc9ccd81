internal import HTTPTypes
internal import Hummingbird
internal import Lake

/// Server-sent events: the name of the snapshot at once and whenever there is another one.
enum EventStream {
  private enum Event {
    case snapshot(String)
    case beat
  }

  /// A response that ends with its connection or with the server.
  static func response(_ feed: LakeFeed, beat: Duration) throws -> Response {
    guard let changes = feed.changes() else {
      throw Problem(503, "Busy", "too many pages listen for events", hint: "close some of them")
    }
    let now = feed.served?.snapshot.name
    let body = ResponseBody { writer in
      try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
      if let now { try await writer.write(text(now)) }
      for await event in merged(changes, beat) {
        switch event {
        case .snapshot(let name): try await writer.write(text(name))
        // A comment: it keeps the connection open and finds out whether anybody is there.
        case .beat: try await writer.write(ByteBuffer(string: ":\n\n"))
        }
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }

  private static func text(_ snapshot: String) -> ByteBuffer {
    let json = String(decoding: JSON.fields(["snapshot": .text(snapshot)]).bytes, as: UTF8.self)
    return ByteBuffer(string: "event: snapshot\ndata: \(json)\n\n")
  }

  private static func merged(_ changes: AsyncStream<String>, _ beat: Duration) -> AsyncStream<Event>
  {
    AsyncStream { continuation in
      let names = Task {
        for await name in changes { continuation.yield(.snapshot(name)) }
        continuation.finish()
      }
      let beats = Task {
        while (try? await Task.sleep(for: beat)) != nil { continuation.yield(.beat) }
      }
      continuation.onTermination = { _ in
        names.cancel()
        beats.cancel()
      }
    }
  }
}
