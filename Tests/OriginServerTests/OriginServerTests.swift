import Foundation
import OriginServer
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct OriginServerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("timing", to: "origin/livetiming/static/2031/Index.json")
    try folder.write("queried", to: "origin/ergast/f1/2031.json^limit=5&offset=1")
    try folder.write("secret", to: "secret.txt")
  }

  /// Serves while `body` runs.
  private func serving(_ body: (_ url: String) async throws -> Void) async throws {
    let server = try OriginServer(folder: folder.path + "/origin")
    let (urls, continuation) = AsyncStream.makeStream(of: String.self)
    let task = Task { try await server.run(port: 0) { continuation.yield($0) } }
    defer { task.cancel() }
    for await url in urls {
      try await body(url)
      return
    }
  }

  private func get(
    _ url: String, _ method: String = "GET", _ headers: [String: String] = [:]
  ) async throws -> (status: Int, body: String, response: HTTPURLResponse) {
    var request = URLRequest(url: try #require(URL(string: url)))
    request.httpMethod = method
    request.cachePolicy = .reloadIgnoringLocalCacheData
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    return (http.statusCode, String(decoding: data, as: UTF8.self), http)
  }

  @Test func `The origins' paths are found below one base, queries in any order`() async throws {
    try await serving { url in
      let index = try await get(url + "/static/2031/Index.json")
      let queried = try await get(url + "/ergast/f1/2031.json?offset=1&limit=5")
      let missing = try await get(url + "/static/2032/Index.json")
      #expect(index.body == "timing" && queried.body == "queried" && missing.status == 404)
    }
  }

  @Test func `A known entity tag is answered without a body`() async throws {
    try await serving { url in
      let first = try await get(url + "/static/2031/Index.json")
      let tag = try #require(first.response.value(forHTTPHeaderField: "ETag"))
      let again = try await get(url + "/static/2031/Index.json", "GET", ["If-None-Match": tag])
      #expect(again.status == 304 && again.body.isEmpty)
      let other = try await get(url + "/static/2031/Index.json", "GET", ["If-None-Match": "\"x\""])
      #expect(other.status == 200)
    }
  }

  @Test func `Only GET and HEAD are known`() async throws {
    try await serving { url in
      let head = try await get(url + "/static/2031/Index.json", "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
      for method in ["POST", "PUT", "DELETE"] {
        let answer = try await get(url + "/static/2031/Index.json", method)
        #expect(answer.status == 405, "\(method)")
      }
    }
  }

  @Test(arguments: [
    "/%2e%2e/secret.txt", "/static/%2E%2E/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt",
  ])
  func `There is no way out of the folder`(path: String) async throws {
    try await serving { url in
      let answer = try await get(url + path)
      #expect(answer.status == 404)
    }
  }

  @Test func `A link that leads out of the folder is not followed`() async throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/origin/link.txt", withDestinationPath: folder.path + "/secret.txt")
    try await serving { url in
      let answer = try await get(url + "/link.txt")
      #expect(answer.status == 404)
    }
  }

  @Test func `Any page of a Jolpica answer is cut from the stored ones`() async throws {
    for (offset, count) in [(0, 100), (100, 20)] {
      let rows = (0..<count).map { #"{"position":"\#(offset + $0)"}"# }.joined(separator: ",")
      let race = #"{"round":"1","Results":[\#(rows)]}"#
      try folder.write(
        #"{"MRData":{"limit":"100","offset":"\#(offset)","total":"120","RaceTable":{"Races":[\#(race)]}}}"#,
        to: "origin/ergast/f1/2031/results.json^limit=100&offset=\(offset)")
    }
    try await serving { url in
      let body = try await get(url + "/ergast/f1/2031/results.json?limit=7&offset=97").body
      let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
      let data = try #require(object?["MRData"] as? [String: Any])
      let races = (data["RaceTable"] as? [String: Any])?["Races"] as? [[String: Any]]
      let rows = races?.first?["Results"] as? [[String: String]]
      #expect(races?.count == 1 && data["limit"] as? String == "7")
      #expect(rows?.compactMap { $0["position"] } == (97..<104).map(String.init))
    }
  }

  @Test func `A folder that is not there is an error that names it`() {
    #expect(throws: OriginServerError.noFolder(path: "/nowhere/at/all")) {
      try OriginServer(folder: "/nowhere/at/all")
    }
  }
}
