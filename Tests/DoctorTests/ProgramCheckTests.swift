import Copilot
import Doctor
import DuckDB
import Foundation
import Lake
import TestSupport
import Testing

struct ProgramCheckTests {
  @Test func `the library that is loaded is the one that bootstrap installs`() async throws {
    #expect(
      try await World().verdict("DuckDB")
        == Verdict(status: .ok, found: DuckDBLibrary.expected, advice: nil))
    let script = try String(contentsOfFile: Package.path + "/scripts/bootstrap", encoding: .utf8)
    #expect(script.contains("duckdb_version=\(DuckDBLibrary.expected.dropFirst())\n"))
  }

  @Test func `another version of the library is a warning`() async throws {
    var world = try World()
    world.machine.libraryVersion = { "v0.1" }
    let verdict = try await world.verdict("DuckDB")
    #expect(verdict.status == .warning)
    #expect(verdict.found.contains("v0.1"))
  }

  @Test func `a library that cannot be loaded is a problem`() async throws {
    var world = try World()
    world.machine.libraryProblem = { "no such file" }
    let verdict = try await world.verdict("DuckDB")
    #expect(verdict.status == .problem)
    #expect(verdict.found.contains("no such file"))
  }

  @Test func `the project that the settings name is found`() async throws {
    var world = try World()
    world.environment["F1_TRANSFORM"] = Package.transform
    #expect(try await world.verdict("models").found == Package.transform)
  }

  @Test func `a folder without a project is a problem`() async throws {
    var world = try World()
    world.environment["F1_TRANSFORM"] = world.path
    let verdict = try await world.verdict("models")
    #expect(verdict.status == .problem)
    #expect(verdict.advice?.contains("F1_TRANSFORM") == true)
  }

  @Test(arguments: [
    (PortUse.free, "ok"), (.f1lake(version: "9.8.7"), "ok"), (.other, "warning"),
    (.denied(reason: "Permission denied"), "warning"),
  ])
  func `a port is fine where it is free or f1lake's own`(use: PortUse, status: String) async throws
  {
    var world = try World()
    world.machine.port = { $0 == 8501 ? use : .free }
    let verdict = try await world.verdict("port 8501")
    #expect(verdict.status.rawValue == status)
    #expect(verdict.found.contains("9.8.7") == (use == .f1lake(version: "9.8.7")))
    #expect(try await world.verdict("port 8000").status == .ok)
  }

  @Test func `a model that is there is named`() async throws {
    var world = try World()
    world.environment["OLLAMA_MODEL"] = "tiny:1b"
    let verdict = try await world.verdict("Ollama")
    #expect(verdict.status == .ok)
    #expect(verdict.found == "0.9.0 at http://127.0.0.1:11434 with tiny:1b")
  }

  @Test func `a service without the model is a warning with what to run`() async throws {
    var world = try World()
    world.machine.ollama = { _ in ("0.9.0", false) }
    let verdict = try await world.verdict("Ollama")
    #expect(verdict.status == .warning)
    #expect(verdict.advice == "run ollama pull llama3.2:3b")
  }

  @Test func `no service is a warning, not a problem`() async throws {
    var world = try World()
    world.machine.ollama = { _ in throw ModelFailure(.unreachable, "nobody", hint: "start it") }
    #expect(
      try await world.verdict("Ollama")
        == Verdict(status: .warning, found: "nobody", advice: "start it"))
  }

  @Test func `a host that is none is a warning`() async throws {
    var world = try World()
    world.environment["OLLAMA_HOST"] = "ftp://x"
    #expect(try await world.verdict("Ollama").status == .warning)
  }

  @Test func `versions name f1lake's own`() async throws {
    #expect(try await World().verdict("versions").found.hasPrefix("f1lake 1.2.3 on "))
  }
}
