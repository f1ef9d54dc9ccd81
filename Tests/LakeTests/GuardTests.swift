import Foundation
import Lake
import Synchronization
import Testing

struct GuardTests {
  static func write(_ root: DataRoot) throws {
    try root.write([UInt8]("x".utf8), to: "a/b/file.json", in: .cache)
  }

  @Test func `an intact root may be written`() throws {
    let scratch = try Scratch()
    try Self.write(scratch.root())
    #expect(try Files.text(scratch.path + "/root/cache/a/b/file.json") == "x")
  }

  @Test func `a root that was moved away is not made anew`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    try FileManager.default.moveItem(atPath: root.path, toPath: scratch.path + "/unplugged")
    let error = lakeError { try Self.write(root) }
    #expect(error?.kind == .rootGone)
    #expect(error?.message.contains("nothing was written") == true)
    #expect(try Files.names(scratch.path) == ["unplugged"])
  }

  @Test func `an empty folder in the place of the root stays empty`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    try FileManager.default.moveItem(atPath: root.path, toPath: scratch.path + "/unplugged")
    try FileManager.default.createDirectory(atPath: root.path, withIntermediateDirectories: true)
    #expect(lakeError { try Self.write(root) }?.kind == .rootGone)
    #expect(try Files.names(root.path) == [])
  }

  @Test func `another root in the same place is not written`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    try FileManager.default.removeItem(atPath: root.path)
    _ = try scratch.root()
    #expect(lakeError { try Self.write(root) }?.kind == .rootGone)
    #expect(try Files.names(root.cache) == [])
  }

  @Test func `a changed device is noticed although the sentinel is there`() throws {
    let scratch = try Scratch()
    let box = DeviceShift()
    let probe = VolumeProbe(
      device: { try VolumeProbe.system.device($0).map { $0 + box.value } },
      describe: VolumeProbe.system.describe)
    let root = try scratch.root(probe: probe)
    try root.checkWritable()
    box.value = 1
    #expect(lakeError { try Self.write(root) }?.kind == .rootGone)
    #expect(try Files.names(root.cache) == [])
  }

  @Test(arguments: ["../out.json", "a/../../out.json", "/etc/out.json"])
  func `a path out of the folder is refused`(relative: String) throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let error = lakeError { try root.write([UInt8](), to: relative, in: .cache) }
    #expect(error?.kind == .configuration)
  }
}

/// A number that a test changes under the code that reads it.
final class DeviceShift: Sendable {
  private let stored = Mutex<UInt64>(0)
  var value: UInt64 {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}
