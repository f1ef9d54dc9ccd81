import Foundation
import Ingest
import Lake
import Synchronization
import Testing

/// Each way in which an origin misbehaves: survived where it passes, reported where it stays, never stored.
struct FaultTests {
  /// A fault: what the origin does instead of answering well, and what the report says about it.
  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let steps: [FaultyOrigin.Step]
    let report: String

    init(_ name: String, _ report: String, _ steps: [FaultyOrigin.Step]) {
      (testDescription, self.report, self.steps) = (name, report, steps)
    }

    /// What drips is given up soon, all else has time.
    var settings: FetchSettings {
      var settings = ClientFixture.hasty
      if report == "too slow" { settings.stall = .milliseconds(200) }
      return settings
    }
  }

  static let good = ClientFixture.good
  static let half = Array(good.prefix(20))
  static let gzip = ["Content-Encoding": "gzip"]
  static let page = Array("<html><body>We are sorry</body></html>\r\n".utf8)

  static var damagedGzip: [UInt8] {
    var bytes = Gzipped.stored(good)
    bytes[20] ^= 1
    return bytes
  }

  static let faults = [
    Fault("500", "answered 500", .answer(500)),
    Fault("408", "answered 408", .answer(408)),
    Fault("503 with a pause", "answered 503", .answer(503, [], ["Retry-After": "0"])),
    Fault("429 with a pause", "answered 429", .answer(429, page, ["Retry-After": "0"])),
    Fault("reset before the answer", "failed", [.reset]),
    Fault("closed before the answer", "failed", [.close]),
    Fault(
      "reset in the body", "failed",
      [.head(200, ["Content-Length": "\(good.count)"]), .send(half), .wait(20), .reset]),
    Fault(
      "half a body", "failed",
      [.head(200, ["Content-Length": "\(good.count)"]), .send(half), .wait(20), .close]),
    Fault(
      "a length that is too long", "too slow",
      .answer(200, good, ["Content-Length": "\(good.count + 5)"])),
    Fault(
      "a length that is too short", "cut short",
      .answer(200, good, ["Content-Length": "\(good.count - 5)"]) + [.close]),
    Fault(
      "chunks without an end", "failed",
      [
        .head(200, ["Transfer-Encoding": "chunked"]), .send(Array("14\r\n".utf8) + half),
        .send(Array("\r\n".utf8)), .wait(20), .close,
      ]),
    Fault("damaged gzip", "gzip", .answer(200, damagedGzip, gzip)),
    Fault("cut gzip", "gzip", .answer(200, Gzipped.stored(good).dropLast(12), gzip)),
    Fault("gzip that is none", "gzip", .answer(200, good, gzip)),
    Fault("a page for people", "something else than data", .answer(200, page)),
    Fault("nothing", "answered with nothing", .answer(200)),
    Fault("silence", "too slow", [.wait(60_000)]),
    Fault(
      "a drip", "too slow",
      [.head(200, ["Content-Length": "3000"])]
        + (0..<3000).flatMap { _ in [.send([0x31]), .wait(40)] }),
    Fault("no HTTP", "failed", [.send(Array("hello\r\n\r\n".utf8)), .close]),
  ]

  @Test(arguments: faults)
  func `a fault that passes is survived`(fault: Fault) async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { request in
      request.number < 3 ? fault.steps : .answer(200, Self.good)
    }
    #expect(try await fixture.fetch(from: origin.base, settings: fault.settings) == Self.good)
    #expect(origin.log.count == 3)
    #expect(fixture.archived() == Self.good)
  }

  @Test func `each request that is made again is told of`() async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { request in
      request.number < 3 ? .answer(503) : .answer(200, Self.good)
    }
    let told = Mutex<[RepeatedRequest]>([])
    var settings = ClientFixture.hasty
    settings.onRepeat = { request in told.withLock { $0.append(request) } }
    _ = try await fixture.fetch(from: origin.base, settings: settings)
    let requests = told.withLock { $0 }
    #expect(requests.map(\.attempt) == [1, 2])
    #expect(requests.allSatisfy { $0.reason == "answered 503" })
    #expect(requests.allSatisfy { $0.attempts == settings.retry.attempts })
    #expect(requests.allSatisfy { $0.url.hasPrefix(origin.base + "/static/") })
  }

  @Test(arguments: faults)
  func `a fault that stays is reported, after a bounded number of requests, and nothing is stored`(
    fault: Fault
  ) async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in fault.steps }
    let error = await #expect(throws: IngestError.self) {
      try await fixture.fetch(from: origin.base, settings: fault.settings)
    }
    let message = error?.message ?? ""
    #expect(message.contains(fault.report), "\(message)")
    #expect(message.contains("/static/2030/Somewhere/Race/TrackStatus.jsonStream"), "\(message)")
    // A request on a connection that the origin has just closed counts, but does not reach it.
    #expect((4...5).contains(origin.log.count))
    #expect(fixture.archived() == nil)
  }

  @Test(arguments: [
    (Array("<html>".utf8), "something else"), (Array(#"{"MRData":{"#.utf8), "cut short"),
    (Array("[1,2".utf8), "cut short"), (Array("throttled".utf8), "something else"),
  ])
  func `a page or half a document in place of JSON is reported`(body: [UInt8], report: String)
    async throws
  {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in .answer(200, body) }
    let error = await #expect(throws: IngestError.self) {
      try await fixture.fetch(ClientFixture.result, from: origin.base)
    }
    #expect(error?.message.contains(report) == true, "\(error?.message ?? "")")
    #expect(fixture.archived(ClientFixture.result) == nil)
  }

  @Test(arguments: [true, false])
  func `an endless answer is refused at once, inflated or not`(isBomb: Bool) async throws {
    let fixture = try ClientFixture()
    var settings = ClientFixture.hasty
    settings.maximumBytes = 1 << 20
    let bomb = Gzipped.blanks(64 << 20)
    let origin = try await FaultyOrigin { _ in
      isBomb
        ? .answer(200, bomb, Self.gzip)
        : .answer(200, Array(repeating: 0x31, count: 2 << 20))
    }
    let error = await #expect(throws: IngestError.self) {
      try await fixture.fetch(from: origin.base, settings: settings)
    }
    #expect(error?.message.contains("more than 1 MB") == true, "\(error?.message ?? "")")
    #expect(origin.log.count == 1)
  }

  @Test(arguments: ["\u{FEFF}", "\u{FEFF}\r\n"])
  func `a topic without records is an answer`(text: String) async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in .answer(200, Array(text.utf8)) }
    #expect(try await fixture.fetch(from: origin.base) == Array(text.utf8))
    #expect(origin.log.count == 1)
  }

  @Test func `gzip is asked for and taken`() async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in .answer(200, Gzipped.stored(Self.good), Self.gzip) }
    #expect(try await fixture.fetch(from: origin.base) == Self.good)
    #expect(origin.log.first?.headers["accept-encoding"] == "gzip")
    #expect(origin.log.first?.headers["user-agent"]?.contains("f1lake") == true)
  }

  @Test func `what the origin does not have is asked for once`() async throws {
    for status in [403, 404, 410] {
      let fixture = try ClientFixture()
      let origin = try await FaultyOrigin { _ in .answer(status) }
      #expect(try await fixture.fetch(from: origin.base) == nil)
      #expect(origin.log.count == 1)
    }
  }

  @Test func `403 from any other than the timing archive is no missing document`() async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in .answer(403) }
    await #expect(throws: IngestError.self) {
      try await fixture.fetch(ClientFixture.result, from: origin.base)
    }
    #expect(origin.log.count == 1)
  }
}
