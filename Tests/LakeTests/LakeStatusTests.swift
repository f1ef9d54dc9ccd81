import Foundation
import Lake
import Testing

struct LakeStatusTests {
  static func filled(_ scratch: Scratch) throws -> DataRoot {
    let root = try scratch.root()
    try Sample.write(root, rows: 3)
    try Sample.write(root, rows: 4, to: Sample.partition(session: "Q"))
    try Sample.write(root, rows: 5, to: Sample.partition("weather"))
    return root
  }

  @Test func `an empty lake has nothing and says what to do`() throws {
    let scratch = try Scratch()
    let status = try scratch.root().status()
    #expect(status.tables == [])
    #expect(!status.isSnapshotStale)
    #expect(status.text.contains("run f1lake ingest"))
  }

  @Test func `rows and sessions come from the manifests`() throws {
    let scratch = try Scratch()
    let status = try Self.filled(scratch).status()
    #expect(status.seasons == [2024])
    #expect(status.sessions == 2)
    #expect(status.tables.map(\.table) == ["laps", "weather"])
    #expect(status.tables.map(\.sessions) == [2, 1])
    #expect(status.tables.map(\.rows) == [7, 5])
    #expect(status.isSnapshotStale)
    #expect(status.problems == [])
  }

  @Test func `an incomplete partition is a problem and not counted`() throws {
    let scratch = try Scratch()
    let root = try Self.filled(scratch)
    let folder = try root.partitions.folder(of: Sample.partition())
    try FileManager.default.removeItem(atPath: folder + "/manifest.json")
    let status = try root.status()
    #expect(status.tables.map(\.rows) == [4, 5])
    #expect(status.problems.map(\.path) == [folder])
    #expect(status.text.contains(folder))
  }

  @Test(arguments: [("2001-01-01T00:00:00Z", true), ("2999-01-01T00:00:00.123Z", false)])
  func `a snapshot older than bronze is stale`(published: String, isStale: Bool) throws {
    let scratch = try Scratch()
    let root = try Self.filled(scratch)
    try Files.write("", to: root.warehouse + "/s.duckdb")
    try Files.write(
      #"{"snapshot": "s.duckdb", "published_at": "\#(published)", "models": []}"#,
      to: root.warehouse + "/current.json")
    let status = try root.status()
    #expect(status.snapshot?.snapshot == "s.duckdb")
    #expect(status.isSnapshotStale == isStale)
    #expect(status.problems == [])
  }

  @Test(arguments: ["{", #"{"snapshot": "gone.duckdb"}"#])
  func `a damaged pointer or a missing snapshot is a problem`(pointer: String) throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    try Files.write(pointer, to: root.warehouse + "/current.json")
    #expect(try root.status().problems.map(\.path) == [root.warehouse + "/current.json"])
  }

  @Test func `the JSON names everything in snake case`() throws {
    let scratch = try Scratch()
    let json = try Self.filled(scratch).status().json()
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(
      object.map { $0.keys.sorted() } == [
        "data_root", "id", "newest_data", "problems", "seasons", "sessions", "snapshot_stale",
        "tables", "volume",
      ])
  }
}
