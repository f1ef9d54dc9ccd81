internal import HTTPTypes
internal import Hummingbird
internal import Lake

/// Server-sent events: the name of the snapshot and how far an ingest is, at once and at each change.
enum EventStream {
  private enum Event {
    case change
    case beat
  }

  /// What a client has been told.
  private struct Told {
    var snapshot: String?
    var ingest: RunningIngest?

    /// The events that bring it to what is now.
    mutating func news(of feed: LakeFeed) -> ByteBuffer {
      let now = Told(snapshot: feed.served?.snapshot.name, ingest: feed.ingest)
      defer { self = now }
      var text = ByteBuffer()
      if let name = now.snapshot, name != snapshot {
        text.writeString(EventStream.event("snapshot", .fields(["snapshot": .text(name)])))
      }
      if now.ingest != ingest {
        text.writeString(EventStream.event("ingest", now.ingest.map(EventStream.json) ?? .null))
      }
      return text
    }
  }

  /// A response that ends with its connection or with the server.
  static func response(_ feed: LakeFeed, beat: Duration) throws -> Response {
    guard let changes = feed.changes() else {
      throw Problem(503, "Busy", "too many pages listen for events", hint: "close some of them")
    }
    let body = ResponseBody { writer in
      var told = Told()
      var first = ByteBuffer(string: "retry: 2000\n\n")
      first.writeImmutableBuffer(told.news(of: feed))
      try await writer.write(first)
      for await event in merged(changes, beat) {
        switch event {
        case .change:
          let news = told.news(of: feed)
          if news.readableBytes > 0 { try await writer.write(news) }
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

  private static func event(_ name: String, _ content: JSON) -> String {
    "event: \(name)\ndata: \(String(decoding: content.bytes, as: UTF8.self))\n\n"
  }

  private static func json(_ ingest: RunningIngest) -> JSON {
    .fields([
      "run": .text(ingest.run), "stage": .text(ingest.stage.rawValue),
      "season": .optional(ingest.season), "round": .optional(ingest.round),
      "done": .optional(ingest.done), "total": .optional(ingest.total),
    ])
  }

  private static func merged(_ changes: AsyncStream<Void>, _ beat: Duration) -> AsyncStream<Event> {
    AsyncStream { continuation in
      let news = Task {
        for await _ in changes { continuation.yield(.change) }
        continuation.finish()
      }
      let beats = Task {
        while (try? await Task.sleep(for: beat)) != nil { continuation.yield(.beat) }
      }
      continuation.onTermination = { _ in
        news.cancel()
        beats.cancel()
      }
    }
  }
}
