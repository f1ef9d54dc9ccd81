import Foundation
import Lake
import Testing

struct DataRootCreationTests {
  static let folders = ["bronze", "cache", "gold", "ollama", "silver", "warehouse"]

  @Test func `init makes the folders and the sentinel and leaves nothing else`() throws {
    let scratch = try Scratch()
    let made = try DataRoot.create(at: DataRootLocation(root: scratch.path + "/a/root"))
    #expect(made.isNew)
    #expect(made.created.count == 7)
    #expect(try Files.names(made.root.path) == [".f1lake-root.json"] + Self.folders)
  }

  @Test func `a second init keeps the identity and restores a missing folder`() throws {
    let scratch = try Scratch()
    let first = try scratch.root()
    try Files.write("kept", to: first.bronze + "/laps/x")
    try FileManager.default.removeItem(atPath: first.path + "/gold")
    let again = try DataRoot.create(at: first.location)
    #expect(!again.isNew)
    #expect(again.created == [first.path + "/gold"])
    #expect(again.root.id == first.id)
    #expect(try Files.text(first.bronze + "/laps/x") == "kept")
  }

  @Test func `a file in the place of a folder is refused`() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "root/silver")
    let error = lakeError { _ = try scratch.root() }
    #expect(error?.path == scratch.path + "/root/silver")
    #expect(error?.kind == .configuration)
  }

  @Test(arguments: ["{}", "", "not json", #"{"format":1,"id":3}"#])
  func `a damaged sentinel is neither used nor replaced`(text: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "root/.f1lake-root.json")
    let location = try DataRootLocation(root: scratch.path + "/root")
    #expect(lakeError { _ = try DataRoot.open(at: location) }?.kind == .notADataRoot)
    #expect(lakeError { _ = try DataRoot.create(at: location) }?.kind == .notADataRoot)
    #expect(try Files.text(scratch.path + "/root/.f1lake-root.json") == text)
  }

  @Test func `a root of a newer version is refused`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let path = root.path + "/.f1lake-root.json"
    let text = try Files.text(path).replacingOccurrences(of: ": 1,", with: ": 2,")
    try Files.write(text, to: path)
    #expect(lakeError { _ = try DataRoot.open(at: root.path) }?.kind == .newerFormat)
  }

  @Test func `open needs the folder and its sentinel`() throws {
    let scratch = try Scratch()
    for path in [scratch.path, scratch.path + "/missing"] {
      let error = lakeError { _ = try DataRoot.open(at: path) }
      #expect(error?.kind == .notADataRoot)
      #expect(error?.path == path)
      #expect(error?.exitCode == 3)
    }
    #expect(try Files.names(scratch.path) == [])
  }

  @Test func `a folder outside the root carries a sentinel of its own`() throws {
    let scratch = try Scratch()
    let plain = try scratch.root()
    let location = try DataRootLocation(
      root: plain.path, moved: [.cache: scratch.path + "/elsewhere"])
    #expect(lakeError { _ = try DataRoot.open(at: location) }?.path == scratch.path + "/elsewhere")
    let root = try DataRoot.create(at: location).root
    #expect(root.cache == scratch.path + "/elsewhere")
    #expect(Files.exists(root.cache + "/.f1lake-root.json"))
    try FileManager.default.removeItem(atPath: root.cache)
    #expect(lakeError { try root.checkWritable() }?.path == root.cache)
  }
}
