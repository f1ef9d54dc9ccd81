import Foundation
import TestSupport
import Testing
import Watch

/// Units and agents: their text, and that they come and go.
struct ServiceTests {
  private static let odd = #"/mnt/my "100%" $HOME \ssd & <co>'s"#

  private func service(_ path: String = "/mnt/ssd/f1") throws -> WatchService {
    try WatchService(
      executable: "/opt/f1 lake/bin/f1lake", dataRoot: path,
      watchArguments: ["--interval", "3h"], environment: [("F1_TRANSFORM", path + "/t")])
  }

  @Test func `a unit has words that systemd reads as they are meant`() throws {
    let unit = try service(Self.odd).systemdUnit
    let escaped = #"/mnt/my \"100%%\" $HOME \\ssd & <co>'s"#
    #expect(
      unit.contains(
        "\nExecStart=\":/opt/f1 lake/bin/f1lake\" \"watch\" \"--data-root\" \"\(escaped)\" "
          + "\"--interval\" \"3h\"\n"))
    #expect(unit.contains("\nEnvironment=\"F1_TRANSFORM=\(escaped)/t\"\n"))
  }

  @Test func `an agent is a property list with the arguments as they are`() throws {
    let text = try service(Self.odd).launchdAgent(log: "/Users/a&b/watch.log")
    let list = try PropertyListSerialization.propertyList(
      from: Data(text.utf8), options: [], format: nil)
    let agent = try #require(list as? [String: Any])
    #expect(
      agent["ProgramArguments"] as? [String] == [
        "/opt/f1 lake/bin/f1lake", "watch", "--data-root", Self.odd, "--interval", "3h",
      ])
    #expect(agent["EnvironmentVariables"] as? [String: String] == ["F1_TRANSFORM": Self.odd + "/t"])
    #expect(agent["StandardOutPath"] as? String == "/Users/a&b/watch.log")
  }

  @Test(arguments: ["relative/path", "/two\nExecStart=/bin/sh", "/tab\there"])
  func `paths that could be something else are refused`(path: String) {
    #expect(throws: WatchServiceError.self) { try service(path) }
  }

  @Test(arguments: ServiceFile.Manager.allCases)
  func `what is installed is removed, and the file is the user's own`(
    manager: ServiceFile.Manager
  ) throws {
    let home = try TemporaryFolder()
    let file = try ServiceFile(manager, environment: ["HOME": home.path])
    #expect(file.path.hasPrefix(home.path + "/"))
    #expect(try file.contents() == nil)
    #expect(try file.remove() == false)
    try file.install(service())
    try file.install(service("/mnt/other"))
    #expect(try file.contents() == file.text(of: service("/mnt/other")))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try file.remove())
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `a unit of somebody else is neither replaced nor removed`() throws {
    let home = try TemporaryFolder()
    let file = try ServiceFile(
      .systemd, environment: ["HOME": "/nowhere", "XDG_CONFIG_HOME": home.path])
    try home.write("[Service]\n", to: "systemd/user/f1lake-watch.service")
    #expect(file.path == home.path + "/systemd/user/f1lake-watch.service")
    #expect(throws: WatchServiceError.self) { try file.install(service()) }
    #expect(throws: WatchServiceError.self) { try file.remove() }
    #expect(try file.contents() == "[Service]\n")
  }
}
