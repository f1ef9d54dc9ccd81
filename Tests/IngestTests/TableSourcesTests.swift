import Foundation
import Ingest
import Lake
import TestSupport
import Testing

/// Each table is made again when one of its own documents changes, and only then.
struct TableSourcesTests {
  private func manifests(
    _ root: DataRoot, _ session: String
  ) throws -> [String: PartitionManifest] {
    let all = try BronzeTable.names.flatMap { try root.partitions.partitions(of: $0) }
    return try Dictionary(
      uniqueKeysWithValues: all.filter { $0.session == session }.map { partition in
        (partition.table, try #require(try root.partitions.manifest(of: partition)))
      })
  }

  /// The tables that the second of two ingests has written.
  private func written(
    _ weekend: Weekend, _ session: String, _ change: () throws -> Void
  ) async throws -> Set<String> {
    try await weekend.ingest([session])
    let before = try manifests(weekend.root, session)
    try await Task.sleep(for: .milliseconds(5))
    try change()
    #expect(try await weekend.ingest([session]).exitCode == nil)
    let after = try manifests(weekend.root, session)
    return Set(BronzeTable.names.filter { before[$0]?.writtenAt != after[$0]?.writtenAt })
  }

  private func rewrite(_ path: String, _ body: (String) -> String) throws {
    let file = URL(fileURLWithPath: path)
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let new = body(text)
    #expect(new != text)
    try Data(new.utf8).write(to: file)
  }

  @Test func `a corrected result rewrites what it decides, and no telemetry`() async throws {
    let weekend = try Weekend(telemetry: true)
    // A penalty swaps the first two.
    let tables = try await written(weekend, "R") {
      try rewrite(weekend.origin + "/ergast/f1/2031/1/results.json") {
        $0.replacing(#""position":"1""#, with: #""position":"x""#)
          .replacing(#""position":"2""#, with: #""position":"1""#)
          .replacing(#""position":"x""#, with: #""position":"2""#)
      }
    }
    #expect(
      tables == [
        "results", "laps", "stints", "team_radio", "pit_lane_times", "findings", "sessions",
      ])
    // As if it had been made anew.
    let other = try DataRoot.create(at: DataRootLocation(root: weekend.folder.path + "/other")).root
    let run = IngestRun(other, OriginAddresses(all: weekend.origin))
    _ = try await run.run(.init(season: Weekend.season, sessions: ["R"])) { _ in }
    #expect(try Weekend.bronzeFiles(of: other) == weekend.bronzeFiles())
  }

  @Test func `a change of the weather leaves everything else`() async throws {
    let weekend = try Weekend()
    let file = try weekend.session("Qualifying") + "/WeatherData.jsonStream"
    let tables = try await written(weekend, "Q") {
      try rewrite(file) { $0 + "05:00:00.000{\"AirTemp\":\"1\"}\r\n" }
    }
    #expect(tables == ["weather", "findings", "sessions"])
  }

  @Test(arguments: [("R", true), ("Q", false), ("FP1", false)])
  func `a table that differs was made from other documents`(session: String, telemetry: Bool)
    async throws
  {
    let weekend = try Weekend(telemetry: telemetry)
    try await weekend.ingest([session])
    let whole = try manifests(weekend.root, session)
    let aside = weekend.folder.path + "/aside"
    for (number, document) in try #require(whole["sessions"]).sources.enumerated() {
      let path = weekend.origin + "/" + document.path
      try FileManager.default.moveItem(atPath: path, toPath: aside)
      // A raw archive of its own: nothing is taken from there.
      let root = try DataRoot.create(
        at: DataRootLocation(root: "\(weekend.folder.path)/root-\(number)")
      ).root
      let run = IngestRun(root, OriginAddresses(all: weekend.origin))
      let reports = try await run.run(.init(season: Weekend.season, sessions: [session])) { _ in }
      #expect(reports.exitCode == nil)
      try FileManager.default.moveItem(atPath: aside, toPath: path)
      for (table, less) in try manifests(root, session) {
        let before = try #require(whole[table])
        guard less.sha256 != before.sha256 else { continue }
        #expect(
          less.sources != before.sources || less.inputs != before.inputs,
          "\(table) changes with \(document.path)")
      }
    }
  }

  @Test func `a table that was replaced by an older one is made again`() async throws {
    let weekend = try Weekend()
    try await weekend.ingest(["Q"])
    let partition = try #require(try weekend.root.partitions.partitions(of: "weather").first)
    let folder = weekend.root.partitions.folder(of: partition)
    let aside = weekend.folder.path + "/aside"
    try FileManager.default.copyItem(atPath: folder, toPath: aside)
    let file = try weekend.session("Qualifying") + "/WeatherData.jsonStream"
    try rewrite(file) { $0 + "05:00:00.000{\"AirTemp\":\"1\"}\r\n" }
    try await weekend.ingest(["Q"])
    let rows = try manifests(weekend.root, "Q")["weather"]?.rows
    try FileManager.default.removeItem(atPath: folder)
    try FileManager.default.moveItem(atPath: aside, toPath: folder)
    try await weekend.ingest(["Q"])
    #expect(try manifests(weekend.root, "Q")["weather"]?.rows == rows)
  }
}
