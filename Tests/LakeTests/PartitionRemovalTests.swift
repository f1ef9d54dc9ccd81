import Foundation
import Lake
import Testing

struct PartitionRemovalTests {
  @Test func `a removed partition is gone with its folders, its neighbours stay`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let neighbour = try Sample.partition(session: "Q")
    let other = try Sample.partition(round: 2)
    for partition in [try Sample.partition(), neighbour, other] {
      try Sample.write(root, to: partition)
    }
    try root.partitions.remove(Sample.partition())
    #expect(try root.partitions.partitions() == [neighbour, other])
    try root.partitions.remove(neighbour)
    #expect(try Files.names(root.bronze + "/laps/season=2024") == ["round=01", "round=02"])
    #expect(try Files.names(root.bronze + "/laps/season=2024/round=01") == [])
  }

  @Test func `what somebody else has put there stays`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    try Sample.write(root)
    let folder = try root.partitions.folder(of: Sample.partition())
    try Files.write("x", to: folder + "/notes.txt")
    try root.partitions.remove(Sample.partition())
    #expect(try Files.names(folder) == ["notes.txt"])
    #expect(try root.partitions.state(of: Sample.partition()) == .absent)
  }

  @Test func `nothing is removed from a disk that has gone`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    try Sample.write(root)
    try FileManager.default.removeItem(atPath: root.path + "/.f1lake-root.json")
    #expect(lakeError { try root.partitions.remove(Sample.partition()) }?.kind == .rootGone)
    #expect(Files.exists(try root.partitions.file(of: Sample.partition())))
  }

  @Test func `the partitions of a round are found under any name`() throws {
    let scratch = try Scratch()
    let root = try scratch.root()
    let renamed = try Partition(
      table: "laps", season: 2024, round: 1, grandPrix: "another-name", session: "R")
    for partition in [renamed, try Sample.partition(), try Sample.partition(round: 11)] {
      try Sample.write(root, to: partition)
    }
    #expect(
      try root.partitions.partitions(of: "laps", season: 2024, round: 1)
        == [renamed, Sample.partition()])
    #expect(try root.partitions.partitions(of: "laps", season: 2023, round: 1) == [])
  }
}
