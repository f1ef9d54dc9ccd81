import Foundation
import Lake
import Synchronization
import Testing

struct LakeUpgradeTests {
  /// Two steps that each leave a file; the second one fails as often as it is told to.
  private static func layouts(failures: Int = 0) -> Layouts {
    let left = Mutex(failures)
    return Layouts([
      LayoutStep("writes one") { try $0.write([UInt8]("1".utf8), to: "one", in: .cache) },
      LayoutStep("writes two") { root in
        let fails = left.withLock { left in
          left -= 1
          return left >= 0
        }
        if fails { throw LakeError(.diskFull, "no space", path: root.path) }
        try root.write([UInt8]("2".utf8), to: "two", in: .cache)
      },
    ])
  }

  private static func location(_ scratch: Scratch) throws -> DataRootLocation {
    _ = try scratch.root()
    return try DataRootLocation(root: scratch.path + "/root")
  }

  private static func layout(_ scratch: Scratch) throws -> String {
    let text = try Files.text(scratch.path + "/root/.f1lake-root.json")
    return text.split(separator: "\n").first { $0.contains("\"format\"") }.map(String.init) ?? ""
  }

  @Test func `a new root has the newest layout and nothing to do`() throws {
    let scratch = try Scratch()
    let upgrade = try LakeUpgrade(at: Self.location(scratch))
    #expect(upgrade.layout == upgrade.newest)
    #expect(upgrade.steps.isEmpty)
    #expect(upgrade.text.hasSuffix("the newest"))
  }

  @Test func `an older root is refused by commands, which say what to run`() throws {
    let scratch = try Scratch()
    let location = try Self.location(scratch)
    let error = lakeError { _ = try DataRoot.open(at: location, layouts: Self.layouts()) }
    #expect(error?.kind == .olderFormat)
    #expect(error?.message.contains("f1lake upgrade-lake") == true)
  }

  @Test func `steps are told and nothing is changed before they run`() throws {
    let scratch = try Scratch()
    let upgrade = try LakeUpgrade(at: Self.location(scratch), layouts: Self.layouts())
    #expect(upgrade.layout == 1)
    #expect(upgrade.newest == 3)
    #expect(upgrade.steps.map(\.summary) == ["writes one", "writes two"])
    #expect(upgrade.text.hasSuffix("\n  2  writes one\n  3  writes two"))
    #expect(try Files.names(scratch.path + "/root/cache") == [])
    #expect(try Self.layout(scratch).contains(": 1"))
  }

  @Test func `steps run in their order and are noted in the sentinel`() throws {
    let scratch = try Scratch()
    let location = try Self.location(scratch)
    var done: [Int] = []
    try LakeUpgrade(at: location, layouts: Self.layouts()).run { _, layout in done.append(layout) }
    #expect(done == [2, 3])
    #expect(try Files.names(scratch.path + "/root/cache") == ["one", "two"])
    #expect(try Self.layout(scratch).contains(": 3"))
    try DataRoot.open(at: location, layouts: Self.layouts()).checkWritable()
  }

  @Test func `after a failure the next run goes on with the step that failed`() throws {
    let scratch = try Scratch()
    let location = try Self.location(scratch)
    let layouts = Self.layouts(failures: 1)
    let error = lakeError { try LakeUpgrade(at: location, layouts: layouts).run { _, _ in } }
    #expect(error?.kind == .diskFull)
    #expect(try Self.layout(scratch).contains(": 2"))
    let second = try LakeUpgrade(at: location, layouts: layouts)
    #expect(second.steps.map(\.summary) == ["writes two"])
    try second.run { _, _ in }
    #expect(try Files.names(scratch.path + "/root/cache") == ["one", "two"])
  }

  @Test func `a newer layout is refused`() throws {
    let scratch = try Scratch()
    let location = try Self.location(scratch)
    try LakeUpgrade(at: location, layouts: Self.layouts()).run { _, _ in }
    let error = lakeError { _ = try LakeUpgrade(at: location) }
    #expect(error?.kind == .newerFormat)
    #expect(error?.message.contains("update f1lake") == true)
  }

  @Test func `a layout that no version made is damage`() throws {
    let scratch = try Scratch()
    let location = try Self.location(scratch)
    let sentinel = scratch.path + "/root/.f1lake-root.json"
    try Files.write(
      try Files.text(sentinel).replacing("\"format\" : 1", with: "\"format\" : 0"), to: sentinel)
    #expect(lakeError { _ = try LakeUpgrade(at: location) }?.kind == .notADataRoot)
  }

  @Test func `folders moved out of the root are noted too`() throws {
    let scratch = try Scratch()
    let location = try DataRootLocation(
      root: scratch.path + "/root", moved: [.cache: scratch.path + "/cache"])
    _ = try DataRoot.create(at: location)
    try LakeUpgrade(at: location, layouts: Self.layouts()).run { _, _ in }
    #expect(try Files.text(scratch.path + "/cache/.f1lake-root.json").contains("\"format\" : 3"))
    #expect(try LakeUpgrade(at: location, layouts: Self.layouts()).steps.isEmpty)
  }

  @Test func `nothing is upgraded while an ingest runs`() throws {
    let scratch = try Scratch()
    let location = try Self.location(scratch)
    let root = try DataRoot.open(at: location)
    let lock = try root.ingestLock()
    let error = lakeError {
      try LakeUpgrade(at: location, layouts: Self.layouts()).run { _, _ in }
    }
    _ = consume lock
    #expect(error?.kind == .busy)
    #expect(try Files.names(scratch.path + "/root/cache") == [])
  }

  @Test func `what one run writes carries its id`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let first = try Sample.write(root)
    let second = try Sample.write(root, to: Sample.partition(session: "Q"))
    #expect(first.run == root.run)
    #expect(second.run == root.run)
    #expect(try DataRoot.open(at: root.path).run != root.run)
  }
}
