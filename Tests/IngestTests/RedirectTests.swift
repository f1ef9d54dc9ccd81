import Ingest
import Testing

/// Redirects: followed where that is safe, reported where it is not.
struct RedirectTests {
  private static func moved(_ place: String, _ status: Int = 302) -> [FaultyOrigin.Step] {
    .answer(status, [], ["Location": place])
  }

  private func failure(_ origin: FaultyOrigin) async throws -> String {
    let fixture = try ClientFixture()
    let error = await #expect(throws: IngestError.self) {
      try await fixture.fetch(from: origin.base)
    }
    #expect(fixture.archived() == nil)
    return error?.message ?? ""
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect at the same server is followed`(status: Int) async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { request in
      request.path == "/elsewhere"
        ? .answer(200, ClientFixture.good) : Self.moved("/elsewhere", status)
    }
    #expect(try await fixture.fetch(from: origin.base) == ClientFixture.good)
    #expect(origin.log.count == 2)
  }

  @Test func `a circle is told, not run`() async throws {
    let origin = try await FaultyOrigin { request in
      Self.moved(request.path == "/a" ? "/b" : "/a")
    }
    #expect(try await failure(origin).contains("in a circle"))
    #expect(origin.log.count == 3)
  }

  @Test func `a chain without an end is left`() async throws {
    let endless = try await FaultyOrigin { request in Self.moved(request.path + "x") }
    #expect(try await failure(endless).contains("on and on"))
    #expect(endless.log.count == 5)
  }

  @Test(arguments: ["http://127.0.0.2:1/x", "ftp://127.0.0.1/x", "https://"])
  func `a redirect to another server without https is not followed`(place: String) async throws {
    let origin = try await FaultyOrigin { _ in Self.moved(place) }
    #expect(try await failure(origin).contains("not followed"))
    #expect(origin.log.count == 1)
  }
}
