import Doctor
import Foundation
import Lake
import Testing

struct RootCheckTests {
  @Test func `a data root that is there is named, with where the setting comes from`() async throws
  {
    let world = try World()
    let verdict = try await world.verdict("data root")
    #expect(verdict.status == .ok)
    #expect(verdict.found == "\(world.path), from the environment")
  }

  @Test func `without a setting the check says how to set it`() async throws {
    var world = try World()
    world.environment = [:]
    let verdict = try await world.verdict("data root")
    #expect(verdict.status == .problem)
    #expect(verdict.found.contains("EXTERNAL_DATA_ROOT"))
  }

  @Test func `a folder that init did not make is a problem`() async throws {
    let world = try World(isMade: false)
    try FileManager.default.createDirectory(
      atPath: world.path, withIntermediateDirectories: true)
    let verdict = try await world.verdict("data root")
    #expect(verdict.status == .problem)
    #expect(verdict.found.contains("f1lake init"))
  }

  @Test(arguments: [
    "layout", "volume", "space", "folders", "writing", "bronze", "raw archive", "snapshot",
  ])
  func `what needs the root is skipped without it`(check: String) async throws {
    #expect(try await World(isMade: false).verdict(check).status == .skipped)
  }

  @Test func `settings that cannot be read are told by the first check`() async throws {
    let input = DoctorInput(
      settings: .failure(LakeError(.configuration, "no equals sign", path: ".env", line: 3)),
      version: "1.2.3", executable: nil)
    let check = try #require(Check.all.first)
    #expect(await check.verdict(on: input) == .init(problem: ".env:3: no equals sign"))
  }

  @Test func `the layout of a new root is the newest`() async throws {
    let verdict = try await World().verdict("layout")
    #expect(verdict.status == .ok)
  }

  @Test func `a layout from the future is a problem of the layout`() async throws {
    let world = try World()
    let sentinel = world.path + "/.f1lake-root.json"
    let text = try String(contentsOfFile: sentinel, encoding: .utf8)
    try text.replacing("\"format\" : 1", with: "\"format\" : 99")
      .write(toFile: sentinel, atomically: true, encoding: .utf8)
    let verdict = try await world.verdict("layout")
    #expect(verdict.status == .problem)
    #expect(verdict.found.contains("update f1lake"))
  }

  @Test func `folders that are there are fine`() async throws {
    #expect(try await World().verdict("folders").status == .ok)
  }

  @Test func `a folder that is missing is named`() async throws {
    let world = try World()
    try FileManager.default.removeItem(atPath: world.path + "/silver")
    let verdict = try await world.verdict("folders")
    #expect(verdict.status == .problem)
    #expect(verdict.found == "\(world.path)/silver is no folder")
    #expect(verdict.advice?.contains("f1lake init") == true)
  }

  @Test func `the proof of writing leaves no file`() async throws {
    let world = try World()
    let before = world.files()
    #expect(try await world.verdict("writing").status == .ok)
    #expect(world.files() == before)
  }

  @Test func `a disk that has gone is a problem of writing`() async throws {
    let world = try World()
    let input = world.input
    try FileManager.default.removeItem(atPath: world.path)
    let check = try #require(Check.all.first { $0.name == "writing" })
    let verdict = await check.verdict(on: input)
    #expect(verdict.status == .problem)
    #expect(verdict.found.contains("nothing was written"))
    #expect(!FileManager.default.fileExists(atPath: world.path))
  }
}

extension Verdict {
  init(problem: String) { self.init(status: .problem, found: problem, advice: nil) }
}
