import Doctor
import Foundation
import Lake
import TestSupport
import Testing

struct ExaminationTests {
  @Test func `a world without a root has problems`() async throws {
    let found = await Examination.run(try World(isMade: false).input)
    #expect(!found.isWell)
    #expect(found.checks.first?.status == .problem)
  }

  @Test func `warnings leave it well`() async throws {
    var world = try World()
    world.environment["F1_TRANSFORM"] = Package.transform
    world.machine.port = { _ in .other }
    world.machine.probe = VolumeProbe(
      device: VolumeProbe.system.device,
      describe: { _ in
        VolumeDescription(
          mountPoint: "/", fileSystem: "ext4", freeBytes: 5_000_000_000,
          totalBytes: 9_000_000_000, isMountedVolume: true)
      })
    let found = await Examination.run(world.input)
    #expect(found.checks.count { $0.status == .warning } >= 3)
    #expect(found.isWell)
  }

  @Test func `all findings stand in one column`() async throws {
    let found = await Examination.run(try World().input)
    let lines = found.text(isColoured: false).split(separator: "\n").map(String.init)
    let width = try #require(found.checks.map(\.name.count).max())
    for check in found.checks {
      let line = try #require(lines.first { $0.dropFirst(3).hasPrefix(check.name + " ") })
      #expect(line.dropFirst(width + 5).hasPrefix(check.found))
    }
  }

  @Test func `marks have colours only where they are asked for`() async throws {
    let found = await Examination.run(try World().input)
    #expect(!found.text(isColoured: false).contains("\u{1B}"))
    #expect(found.text(isColoured: true).contains("\u{1B}[32m✓\u{1B}[0m"))
  }

  @Test func `the JSON has each check with its status`() async throws {
    let found = await Examination.run(try World().input)
    let object = try JSONSerialization.jsonObject(with: Data(try found.json().utf8))
    let checks = try #require((object as? [String: Any])?["checks"] as? [[String: Any]])
    #expect(checks.count == Check.all.count)
    #expect(
      checks.allSatisfy { $0["name"] is String && $0["status"] is String && $0["found"] is String })
  }

  @Test func `names of checks differ`() {
    #expect(Set(Check.all.map(\.name)).count == Check.all.count)
  }

  @Test func `it leaves the data root as it was`() async throws {
    let world = try World()
    try world.fill()
    let before = world.files()
    _ = await Examination.run(world.input)
    #expect(world.files() == before)
  }
}
