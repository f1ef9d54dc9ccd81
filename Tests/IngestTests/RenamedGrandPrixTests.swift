import Foundation
import Ingest
import Lake
import TestSupport
import Testing

/// A Grand Prix whose name changes between two runs is stored under the new name only.
struct RenamedGrandPrixTests {
  let weekend: Weekend
  private static let former = "Simulated Grand Prix of Aldermoor"
  private static let new = "Aldermoor Grand Prix"

  init() throws { weekend = try Weekend() }

  /// Gives the weekend its new name wherever the origins have it.
  private func rename() throws {
    let season = "/livetiming/static/\(Weekend.season)/"
    let folder = { (name: String) in "\(season)2031-03-02_" + name.replacing(" ", with: "_") }
    try FileManager.default.moveItem(
      atPath: weekend.origin + folder(Self.former), toPath: weekend.origin + folder(Self.new))
    for path in ["theOehrly/f1schedule/master/schedule_2031.json", "ergast/f1/2031.json"] {
      let file = URL(fileURLWithPath: weekend.origin + "/" + path)
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      try Data(text.replacing(Self.former, with: Self.new).utf8).write(to: file)
    }
  }

  /// The names under which any table is stored, of sessions and of history.
  private func names() throws -> (sessions: Set<String>, history: Set<String>) {
    let all = try weekend.root.partitions.partitions()
    let isHistory = { (partition: Partition) in partition.table.hasPrefix("ergast_") }
    return (
      Set(all.filter { !isHistory($0) }.map(\.grandPrix)),
      Set(all.filter(isHistory).map(\.grandPrix))
    )
  }

  /// Puts the former name's partitions back beside the new ones, as older versions left them.
  private func makeDuplicates() async throws {
    try await weekend.ingest([])
    let aside = weekend.folder.path + "/aside"
    try FileManager.default.copyItem(atPath: weekend.root.bronze, toPath: aside)
    try rename()
    try await weekend.ingest([])
    let former = "season=2031/round=01/grand_prix=simulated-grand-prix-of-aldermoor"
    for table in try weekend.root.partitions.tables() {
      try FileManager.default.copyItem(
        atPath: "\(aside)/\(table)/\(former)", toPath: "\(weekend.root.bronze)/\(table)/\(former)")
    }
  }

  @Test func `the new name takes the place of the former one in all tables`() async throws {
    try await weekend.ingest([])
    let rows = try weekend.rows("SELECT count(*) FROM bronze", of: "laps")
    try rename()
    let reports = try await weekend.ingest([])
    #expect(reports.exitCode == nil)
    let names = try names()
    #expect(names.sessions == ["aldermoor-grand-prix"])
    #expect(names.history == ["aldermoor-grand-prix"])
    #expect(try weekend.rows("SELECT count(*) FROM bronze", of: "laps") == rows)
    #expect(try await ArchiveVerify(weekend.root).run().problems == [])
    #expect(reports.first?.text().hasSuffix(", replaces simulated-grand-prix-of-aldermoor") == true)
  }

  @Test func `the former name stays until the new one is complete`() async throws {
    try await weekend.ingest(["Q", "R"])
    let stored = try weekend.bronzeFiles()
    try rename()
    let file = try weekend.session("Qualifying") + "/TimingData.jsonStream"
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    try whole.dropLast(9).write(to: URL(fileURLWithPath: file))
    let reports = try await weekend.ingest(["Q"])
    #expect(reports.exitCode == 4)
    #expect(try weekend.bronzeFiles() == stored)
    try whole.write(to: URL(fileURLWithPath: file))
    try await weekend.ingest(["Q"])
    let sessions = try weekend.root.partitions.partitions(of: "laps")
    #expect(
      sessions.map { "\($0.grandPrix) \($0.session)" } == [
        "aldermoor-grand-prix Q", "simulated-grand-prix-of-aldermoor R",
      ])
  }

  @Test func `other rounds and seasons keep their names`() async throws {
    let other = try Partition(
      table: "laps", season: 2031, round: 2, grandPrix: "elsewhere", session: "Q")
    let earlier = try Partition(
      table: "laps", season: 2030, round: 1, grandPrix: "elsewhere", session: "Q")
    for partition in [other, earlier] {
      try weekend.root.partitions.write(partition, Provenance(sources: [], decoderVersion: 1)) {
        try Data("x".utf8).write(to: URL(fileURLWithPath: $0))
        return 1
      }
    }
    try await weekend.ingest(["Q"])
    #expect(
      try Set(weekend.root.partitions.partitions(of: "laps")).isSuperset(of: [other, earlier]))
  }

  @Test func `what is stored under two names is found, and mended without a network`() async throws
  {
    try await makeDuplicates()
    let found = try await ArchiveVerify(weekend.root).run()
    // Five sessions and the history of the round, under two names each.
    #expect(found.problems.count { $0.kind == .duplicate } == 12)
    #expect(found.problems.allSatisfy { $0.kind == .duplicate || $0.kind == .outdated })
    #expect(found.exitCode == 4)
    let (repairs, rest) = try await ArchiveRepair(weekend.root).run { _ in }
    #expect(repairs.count == 6)
    #expect(rest.problems == [])
    let names = try names()
    #expect(names.sessions == ["aldermoor-grand-prix"])
    #expect(names.history == ["aldermoor-grand-prix"])
  }

  @Test func `an ingest of what has not changed mends it too`() async throws {
    try await makeDuplicates()
    try await weekend.ingest([])
    #expect(try await ArchiveVerify(weekend.root).run().problems == [])
  }

  @Test func `a repair does not guess which name is the right one`() async throws {
    try await makeDuplicates()
    let schedule = "/theOehrly/f1schedule/master/schedule_2031.json"
    try FileManager.default.removeItem(atPath: weekend.root.cache + schedule)
    let before = try names().sessions
    let (repairs, rest) = try await ArchiveRepair(weekend.root).run { _ in }
    #expect(repairs.count { if case .impossible = $0.outcome { true } else { false } } == 10)
    #expect(try names().sessions == before)
    #expect(rest.exitCode == 4)
  }
}
