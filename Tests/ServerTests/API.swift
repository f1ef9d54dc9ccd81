import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Server
import Testing

/// The API of a server in memory, with answers as tests want them.
struct API: Sendable {
  let client: any TestClientProtocol

  /// Runs `body` against the routes of a server, without a socket.
  static func of(
    _ server: DashboardServer, _ body: @Sendable (API) async throws -> Void
  ) async throws {
    try await server.application().test(.router) { try await body(API(client: $0)) }
  }

  /// Runs `body` against the routes of the copilot's own service, without a socket.
  static func of(
    _ server: AskServer, _ body: @Sendable (API) async throws -> Void
  ) async throws {
    try await server.application().test(.router) { try await body(API(client: $0)) }
  }

  /// Sends JSON.
  func post(
    _ path: String, _ object: [String: Any], _ headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    let body = try JSONSerialization.data(withJSONObject: object)
    var fields: HTTPFields = [.contentType: "application/json"]
    fields.append(contentsOf: headers)
    return try await client.executeRequest(
      uri: path, method: .post, headers: fields,
      body: ByteBuffer(bytes: body))
  }

  /// The object of the answer to JSON, of any status.
  func answer(_ path: String, _ object: [String: Any]) async throws -> [String: Any] {
    try #require(try Self.json(try await post(path, object)) as? [String: Any])
  }

  func get(
    _ path: String, _ headers: HTTPFields = [:], method: HTTPRequest.Method = .get
  ) async throws -> TestResponse {
    try await client.executeRequest(uri: path, method: method, headers: headers, body: nil)
  }

  /// Expects a status.
  func expect(
    _ status: HTTPResponse.Status, _ path: String, _ headers: HTTPFields = [:],
    method: HTTPRequest.Method = .get, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await get(path, headers, method: method).status
    #expect(found == status, "\(method) \(path)", sourceLocation: location)
  }

  /// The object of an answer with status 200.
  func object(_ path: String) async throws -> [String: Any] {
    let response = try await get(path)
    #expect(response.status == .ok, "\(path): \(String(buffer: response.body))")
    return try #require(try Self.json(response) as? [String: Any])
  }

  /// The columns of a frame by name.
  func columns(_ path: String) async throws -> [String: [Any]] {
    let frame = try await object(path)
    let names = try #require(frame["columns"] as? [[String: Any]]).map {
      $0["name"] as? String ?? ""
    }
    let data = try #require(frame["data"] as? [[Any]])
    return Dictionary(zip(names, data)) { first, _ in first }
  }

  /// The problem document of a refusal.
  func problem(_ path: String, _ headers: HTTPFields = [:]) async throws -> (
    status: Int, detail: String, hint: String
  ) {
    let response = try await get(path, headers)
    #expect(response.headers[.contentType] == "application/problem+json")
    let object = try #require(try Self.json(response) as? [String: Any])
    #expect(object["status"] as? Int == response.status.code)
    return (
      response.status.code, object["detail"] as? String ?? "", object["hint"] as? String ?? ""
    )
  }

  static func json(_ response: TestResponse) throws -> Any {
    try JSONSerialization.jsonObject(
      with: Data(response.body.readableBytesView), options: .fragmentsAllowed)
  }
}
