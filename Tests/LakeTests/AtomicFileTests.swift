import Foundation
import Lake
import Testing

struct AtomicFileTests {
  struct Refused: Error {}

  @Test func `a file is replaced and nothing else stays`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/f.json"
    try AtomicFile.write([UInt8]("old".utf8), to: path) {}
    try AtomicFile.write(Data("new".utf8), to: path) {}
    #expect(try Files.text(path) == "new")
    #expect(try Files.names(scratch.path) == ["f.json"])
  }

  @Test(arguments: [1, 2])
  func `a guard that refuses leaves the old file alone`(refusedCall: Int) throws {
    let scratch = try Scratch()
    let path = scratch.path + "/f.json"
    try scratch.write("old", to: "f.json")
    var calls = 0
    #expect(throws: Refused.self) {
      try AtomicFile.write([UInt8]("new".utf8), to: path) {
        calls += 1
        if calls == refusedCall { throw Refused() }
      }
    }
    #expect(calls == refusedCall)
    #expect(try Files.text(path) == "old")
    #expect(try Files.names(scratch.path) == ["f.json"])
  }

  @Test func `a rename that fails removes the temporary and names the target`() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "taken/by/a/folder")
    let path = scratch.path + "/taken"
    let error = lakeError { try AtomicFile.write([UInt8]("new".utf8), to: path) {} }
    #expect(error?.path == path)
    #expect(try Files.names(scratch.path) == ["taken"])
  }

  @Test func `leftovers of dead processes go and those of living ones stay`() throws {
    let scratch = try Scratch()
    let dead = ".tmp-999999999-a-b-f.json.partial"
    let reused = ".tmp-\(getpid())-othertoken-b-f.json.partial"
    let alive = ".tmp-\(getppid())-a-b-f.json.partial"
    for name in [dead, reused, alive] { try scratch.write("x", to: name) }
    try AtomicFile.write([UInt8]("new".utf8), to: scratch.path + "/f.json") {}
    #expect(try Files.names(scratch.path) == [alive, "f.json"])
  }

  @Test func `a leftover older than a day goes although its process number lives`() throws {
    let scratch = try Scratch()
    let name = ".tmp-\(getppid())-a-b-f.json.partial"
    try scratch.write("x", to: name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -90_000)],
      ofItemAtPath: scratch.path + "/" + name)
    try AtomicFile.write([UInt8]("new".utf8), to: scratch.path + "/f.json") {}
    #expect(try Files.names(scratch.path) == ["f.json"])
  }
}
