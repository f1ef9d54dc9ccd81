import Foundation
import Ingest
import Lake
import TestSupport
import Testing

/// The raw archive as a cache: what is asked again, how, and what damage to it costs.
struct RevalidationTests {
  let fixture: ClientFixture
  static let changed = Array("\u{FEFF}00:00:02.000{\"Status\":\"2\"}\r\n".utf8)

  init() throws { fixture = try ClientFixture() }

  /// An origin that knows `validator` of its one document and answers 304 to it.
  private func origin(
    _ name: String, _ validator: String, _ question: String
  ) async throws -> FaultyOrigin {
    try await FaultyOrigin { request in
      request.headers[question] == validator
        ? .answer(304) : .answer(200, ClientFixture.good, [name: validator])
    }
  }

  @Test(arguments: [
    ("ETag", "\"a-1\"", "if-none-match"),
    ("Last-Modified", "Sun, 06 Nov 2030 08:49:37 GMT", "if-modified-since"),
  ])
  func `what the archive has is asked for conditionally`(
    name: String, validator: String, question: String
  ) async throws {
    let origin = try await origin(name, validator, question)
    try await fixture.fetch(from: origin.base)
    #expect(origin.log[0].headers[question] == nil)
    #expect(try await fixture.fetch(from: origin.base) == ClientFixture.good)
    #expect(origin.log.count == 2)
    #expect(origin.log[1].headers[question] == validator)
  }

  @Test func `a change at the origin replaces the archive's bytes`() async throws {
    let origin = try await FaultyOrigin { request in
      .answer(
        200, request.number == 1 ? ClientFixture.good : Self.changed,
        ["ETag": "\"\(request.number)\""])
    }
    try await fixture.fetch(from: origin.base)
    #expect(try await fixture.fetch(from: origin.base) == Self.changed)
    #expect(fixture.archived() == Self.changed)
    #expect(origin.log[1].headers["if-none-match"] == "\"1\"")
  }

  @Test(arguments: ["TrackStatus.jsonStream", ".responses.json"])
  func `a damaged file of the archive costs a full answer, and is mended`(file: String) async throws
  {
    let origin = try await origin("ETag", "\"a\"", "if-none-match")
    try await fixture.fetch(from: origin.base)
    let folder = "root/cache/livetiming/static/2030/Somewhere/Race/"
    try fixture.folder.write("00:00:09.000 damage\r\n", to: folder + file)
    #expect(try await fixture.fetch(from: origin.base) == ClientFixture.good)
    #expect(fixture.archived() == ClientFixture.good)
    let asked = origin.log.count
    try await fixture.fetch(from: origin.base)
    #expect(origin.log.count == asked + 1)
    #expect(origin.log.last?.headers["if-none-match"] == "\"a\"")
  }

  @Test func `another address is not asked about this one's document`() async throws {
    let one = try await origin("ETag", "\"a\"", "if-none-match")
    let two = try await origin("ETag", "\"a\"", "if-none-match")
    try await fixture.fetch(from: one.base)
    try await fixture.fetch(from: two.base)
    #expect(two.log.map { $0.headers["if-none-match"] } == [nil])
  }

  @Test func `a last word is not asked for again, unless it is to be refreshed`() async throws {
    let origin = try await origin("ETag", "\"a\"", "if-none-match")
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    try await fixture.fetch(from: origin.base, final: now - 1000)
    #expect(try await fixture.fetch(from: origin.base, final: now - 1000) == ClientFixture.good)
    #expect(origin.log.count == 1)
    try await fixture.fetch(from: origin.base, final: now + 600_000)
    #expect(origin.log.count == 2)
    try await fixture.fetch(from: origin.base, .refresh, final: now - 1000)
    #expect(origin.log.count == 3)
  }

  @Test func `that there is no such document can be a last word too`() async throws {
    let origin = try await FaultyOrigin { _ in .answer(404) }
    #expect(try await fixture.fetch(from: origin.base, final: 0) == nil)
    #expect(try await fixture.fetch(from: origin.base, final: 0) == nil)
    #expect(origin.log.count == 1)
  }

  @Test func `offline, the archive answers alone`() async throws {
    let origin = try await FaultyOrigin { request in
      request.path.hasSuffix("TrackStatus.jsonStream")
        ? .answer(200, ClientFixture.good) : .answer(404)
    }
    try await fixture.fetch(from: origin.base)
    try await fixture.fetch(ClientFixture.result, from: origin.base)
    let asked = origin.log.count
    #expect(try await fixture.fetch(from: origin.base, .offline) == ClientFixture.good)
    #expect(try await fixture.fetch(ClientFixture.result, from: origin.base, .offline) == nil)
    let unknown = Resource.topic("LapCount.jsonStream", of: "2030/Somewhere/Race")
    let error = await #expect(throws: IngestError.self) {
      try await fixture.fetch(unknown, from: origin.base, .offline)
    }
    #expect(error?.message.contains("without --offline") == true)
    #expect(origin.log.count == asked)
  }

  @Test func `a small document that several sessions need is asked for once`() async throws {
    let origin = try await FaultyOrigin { _ in [.wait(30)] + .answer(200, ClientFixture.json) }
    try await fixture.withClient(origin.base) { client in
      try await withThrowingTaskGroup { group in
        for _ in 0..<6 { group.addTask { try await client.fetch(ClientFixture.result) } }
        for try await bytes in group { #expect(bytes == ClientFixture.json) }
      }
    }
    #expect(origin.log.count == 1)
  }

  @Test func `a mirror helps where the origin fails, and only there`() async throws {
    let mirror = try await FaultyOrigin { _ in .answer(200, ClientFixture.good) }
    for (status, asked) in [(500, 1), (404, 0), (429, 0)] {
      let origin = try await FaultyOrigin { _ in .answer(status) }
      var settings = ClientFixture.hasty
      settings.mirrors = [origin.base: mirror.base]
      let before = mirror.log.count
      let bytes = try? await fixture.fetch(from: origin.base, settings: settings)
      #expect(bytes == (asked == 1 ? ClientFixture.good : nil))
      #expect(mirror.log.count == before + asked)
    }
  }

  @Test func `that a mirror has no such document does not make it missing`() async throws {
    let mirror = try await FaultyOrigin { _ in .answer(404) }
    let origin = try await FaultyOrigin { _ in .answer(502) }
    var settings = ClientFixture.hasty
    settings.mirrors = [origin.base: mirror.base]
    let error = await #expect(throws: IngestError.self) {
      try await fixture.fetch(from: origin.base, settings: settings)
    }
    #expect(error?.message.contains("502") == true)
    #expect(error?.message.contains(mirror.base) == true)
  }
}
