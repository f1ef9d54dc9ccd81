import Foundation
import Lake
import Testing

struct PartitionTests {
  @Test func `the folder names carry the keys`() throws {
    #expect(
      try Sample.partition().folder
        == "laps/season=2024/round=01/grand_prix=bahrain-grand-prix/session=R")
    #expect(try Sample.partition(round: 22).folder.contains("/round=22/"))
  }

  @Test(arguments: [
    ("Laps", 2024, 1, "x", "R"), ("", 2024, 1, "x", "R"), ("../laps", 2024, 1, "x", "R"),
    ("laps", 24, 1, "x", "R"), ("laps", 2024, 100, "x", "R"), ("laps", 2024, -1, "x", "R"),
    ("laps", 2024, 1, "São", "R"), ("laps", 2024, 1, "a/b", "R"), ("laps", 2024, 1, "x", "r"),
    ("laps", 2024, 1, "x", ""),
  ])
  func `a key that folder names cannot carry is refused`(
    table: String, season: Int, round: Int, grandPrix: String, session: String
  ) {
    let error = lakeError {
      _ = try Partition(
        table: table, season: season, round: round, grandPrix: grandPrix, session: session)
    }
    #expect(error?.kind == .invalidPartition)
  }

  @Test func `listing finds written partitions in order and passes over the rest`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let written = [
      try Sample.partition(round: 10), try Sample.partition(session: "Q"),
      try Sample.partition("weather"),
    ]
    for partition in written { try Sample.write(root, to: partition) }
    let session = root.partitions.folder(of: written[0])
    for path in [
      root.bronze + "/._laps", root.bronze + "/laps/._season=2024", root.bronze + "/laps/notes.txt",
      root.bronze + "/laps/season=2024/round=1/grand_prix=x/session=R/x",
      root.bronze + "/laps/season=2024/round=03/grand_prix=x/._session=R",
      root.bronze + "/laps/season=abc/round=03/grand_prix=x/session=R/x",
      root.bronze + "/laps/season=2023", session + "/._part-00000.parquet",
      session + "/._manifest.json",
    ] { try Files.write("x", to: path) }
    #expect(try root.partitions.partitions() == [written[1], written[0], written[2]])
    #expect(try root.partitions.partitions(of: "weather") == [written[2]])
    #expect(try root.partitions.partitions(of: "telemetry") == [])
    #expect(try root.partitions.tables() == ["laps", "weather"])
    #expect(try root.partitions.state(of: written[0]).manifest?.rows == 3)
  }
}
