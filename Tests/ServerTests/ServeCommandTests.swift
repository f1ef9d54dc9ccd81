import Foundation
import HTTPTypes
import Lake
import Server
import TestSupport
import Testing

/// The command in a process of its own.
@Suite(
  .enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"),
  .serialized)
struct ServeCommandTests {
  private let lake: TestLake
  private let executable: String

  init() throws {
    lake = try TestLake()
    executable = try #require(Package.executable)
    try Child(executable, ["init", "--data-root", lake.folder.path, "--allow-host-disk"]).wait()
    try lake.publish()
  }

  private func serve(_ more: String...) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments =
      ["serve", "--data-root", lake.folder.path, "--web", lake.folder.path + "/web", "--port", "0"]
      + more
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    try process.run()
    return process
  }

  /// The port of the first line that it prints.
  private func port(_ process: Process) throws -> Int {
    let pipe = try #require(process.standardOutput as? Pipe)
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    #expect(line.hasPrefix("the dashboard is at http://127.0.0.1:"))
    return try #require(Int(line.split(separator: ":").last?.prefix { $0.isWholeNumber } ?? ""))
  }

  private func metrics(_ port: Int) async throws -> String {
    try await RawConnection(port: port).exchange([
      "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    ])
  }

  /// Waits without blocking a thread that other tests need.
  private func end(_ process: Process) async throws {
    while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test func `SIGTERM ends it with 0, also with open connections and a stream of events`()
    async throws
  {
    let process = try serve()
    let port = try port(process)
    let stream = Task {
      try await RawConnection(port: port).exchange([
        "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
      ])
    }
    let idle = Task {
      try await RawConnection(port: port).exchange([
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
      ])
    }
    while try await !metrics(port).contains("f1lake_event_listeners 1") {
      try await Task.sleep(for: .milliseconds(20))
    }
    process.terminate()
    try await end(process)
    #expect(process.terminationStatus == 0)
    #expect(try await stream.value.contains("event: snapshot"))
    #expect(try await idle.value.hasPrefix("HTTP/1.1 200"))
  }

  @Test func `SIGTERM during a query ends it with 0, after the query has its answer`() async throws
  {
    let process = try serve()
    let port = try port(process)
    // It would take longer than SQL of strangers may.
    let body = #"{"sql": "SELECT count(*) FROM range(1000000000000) a, range(1000000) b"}"#
    let query = Task {
      try await RawConnection(port: port).exchange([
        "POST /api/v1/sql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
          + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
      ])
    }
    // The query, and the request for the figures.
    while try await !metrics(port).contains("f1lake_http_requests_running 2") {
      try await Task.sleep(for: .milliseconds(20))
    }
    process.terminate()
    try await end(process)
    #expect(process.terminationStatus == 0)
    let answer = try await query.value
    #expect(answer.hasPrefix("HTTP/1.1 408"), "\(answer.prefix(200))")
    #expect(answer.contains("\"rule\":\"deadline\""))
  }

  @Test func `beyond this machine it ends with 2 and names the flag`() async throws {
    let process = try serve("--host", "0.0.0.0")
    try await end(process)
    #expect(process.terminationStatus == 2)
    let pipe = try #require(process.standardError as? Pipe)
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.contains("--token-file"))
  }

  @Test func `an address that is taken ends it with 2`() async throws {
    let first = try serve()
    defer { first.terminate() }
    let port = try port(first)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = [
      "serve", "--data-root", lake.folder.path, "--web", lake.folder.path + "/web", "--port",
      "\(port)",
    ]
    process.standardError = Pipe()
    try process.run()
    try await end(process)
    #expect(process.terminationStatus == 2)
  }
}
