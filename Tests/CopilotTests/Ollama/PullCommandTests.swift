import Foundation
import GuardCorpus
import Lake
import TestSupport
import Testing

/// `f1lake ask --pull` in a process of its own, against a service that does not have the model yet.
@Suite(.enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"))
struct PullCommandTests {
  private func run(_ ollama: String, _ arguments: [String]) throws -> (code: Int32, error: String) {
    let folder = try TemporaryFolder()
    let executable = try #require(Package.executable)
    try Child(executable, ["init", "--data-root", folder.path, "--allow-host-disk"]).wait()
    let store = SnapshotStore(directory: try DataRoot.open(at: folder.path).warehouse)
    let build = try store.beginBuild()
    try SmallSeason.write(to: build.path)
    _ = try store.publish(build, contents: SnapshotContents(models: [], bronze: .none))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments =
      ["ask", "--data-root", folder.path, "--project", Package.transform] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["OLLAMA_HOST": ollama, "OLLAMA_MODEL": "llama3.2:3b"]) { $1 }
    let error = Pipe()
    process.standardError = error
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private func fake(models: String) async throws -> FakeOllama {
    try await FakeOllama { request in
      switch request.path {
      case "/api/version": .json(200, #"{"version":"0.9.0"}"#)
      case "/api/tags": .json(200, models)
      case "/api/pull":
        .json(200, "{\"status\":\"pulling manifest\"}\n{\"status\":\"success\"}\n")
      default: .json(404, "404 page not found")
      }
    }
  }

  private let question = "Who won in Bahrain 2023?"

  @Test func `a model that is not there is loaded before the question`() async throws {
    let fake = try await fake(models: #"{"models":[]}"#)
    let (code, error) = try run(fake.base, ["--pull", question])
    #expect(code == 0, "\(error)")
    #expect(error.contains("pulling manifest"))
    #expect(fake.log.contains { $0.path == "/api/pull" && $0.text.contains("llama3.2:3b") })
  }

  @Test func `a model that is there is not loaded again`() async throws {
    let fake = try await fake(models: FakeOllama.tags)
    #expect(try run(fake.base, ["--pull", question]).code == 0)
    #expect(!fake.log.contains { $0.path == "/api/pull" })
  }

  @Test func `nothing is loaded unasked`() async throws {
    let fake = try await fake(models: #"{"models":[]}"#)
    #expect(try run(fake.base, [question]).code == 0)
    #expect(!fake.log.contains { $0.path == "/api/pull" })
  }

  @Test func `the engine that needs no model does not load one`() throws {
    let (code, error) = try run("127.0.0.1:9", ["--pull", "--engine", "builtin", question])
    #expect(code != 0)
    #expect(error.contains("--pull"))
  }
}
