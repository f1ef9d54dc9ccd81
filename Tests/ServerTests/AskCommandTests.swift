import Foundation
import Lake
import TestSupport
import Testing

/// `f1lake ask` and `f1lake serve ai` in processes of their own.
@Suite(
  .enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"),
  .serialized)
struct AskCommandTests {
  private let lake: TestLake
  private let executable: String

  init() throws {
    lake = try TestLake()
    executable = try #require(Package.executable)
    try Child(executable, ["init", "--data-root", lake.folder.path, "--allow-host-disk"]).wait()
    try lake.publishSeason()
  }

  /// Runs `f1lake ask` to its end.
  private func ask(_ arguments: String...) throws -> (code: Int32, output: String, error: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments =
      ["ask", "--data-root", lake.folder.path, "--project", Package.transform] + arguments
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let problem = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, problem)
  }

  @Test func `an answer is a table and ends with 0`() throws {
    let (code, output, _) = try ask("Fastest laps of all drivers in the 2023 Bahrain race")
    #expect(code == 0)
    #expect(output.contains("driver"))
    #expect(output.contains("VER"))
    #expect(output.contains("3 rows"))
    // No terminal, no chart.
    #expect(!output.contains("█"))
  }

  @Test func `flags stand for what a page has selected and was asked before`() throws {
    let (code, output, _) = try ask(
      "--season", "2023", "--round", "1", "--session", "R", "--sql", "--after",
      "Who had the fastest lap?", "And in qualifying?")
    #expect(code == 0)
    #expect(output.hasPrefix("SELECT "))
    #expect(output.contains("'Q'"))
  }

  @Test func `JSON is the API's answer`() throws {
    let (code, output, _) = try ask("--json", "Who won in Bahrain 2023?")
    #expect(code == 0)
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(answer["status"] as? String == "answered")
    #expect(answer["engine"] as? String == "builtin")
  }

  @Test(arguments: ["Delete all laps", "What is quixotic?"])
  func `a question without an answer says why and ends with 7`(question: String) throws {
    let (code, output, _) = try ask("--engine", "builtin", question)
    #expect(code == 7)
    #expect(!output.isEmpty)
  }

  @Test func `a question that cannot be one ends with 2`() throws {
    let (code, _, error) = try ask(" ")
    #expect(code == 2)
    #expect(error.contains("empty"))
  }

  @Test func `a project without words of questions ends with 6 and names the file`() throws {
    let (code, _, error) = try ask("--project", lake.folder.path, "Who won?")
    #expect(code == 6)
    #expect(error.contains("metrics.yml"))
  }

  @Test(arguments: ["ai", "dashboard"])
  func `both servers answer questions until SIGTERM`(name: String) async throws {
    try lake.folder.write("<!doctype html><title>F1</title>", to: "web/index.html")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments =
      [
        "serve", name, "--data-root", lake.folder.path, "--project", Package.transform, "--port",
        "0",
      ] + (name == "ai" ? ["--engine", "builtin"] : ["--web", lake.folder.path + "/web"])
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let number = line.split(separator: ":").last?.prefix { $0.isWholeNumber } ?? ""
    let port = try #require(Int(number), "\(line)")
    let path = name == "ai" ? "/ask" : "/api/v1/ask"
    let body = #"{"question": "Who had the fastest lap in the 2023 Bahrain race?"}"#
    let answer = try await RawConnection(port: port).exchange([
      "POST \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    ])
    #expect(answer.hasPrefix("HTTP/1.1 200"))
    #expect(answer.contains("\"driver\":\"VER\""))
    process.terminate()
    while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
    #expect(process.terminationStatus == 0)
  }
}
