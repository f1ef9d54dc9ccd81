import DuckDB
import Doctor
import Foundation
import Lake
import TestSupport
import Testing

struct RunHistoryTests {
  /// Writes the findings of a session, two of them errors, by a run of its own.
  private static func ingest(_ world: World, session: String) throws -> String {
    let root = try DataRoot.open(at: world.path)
    for (table, sql) in [
      ("findings", "SELECT unnest(['error', 'error', 'warning', 'info']) AS severity"),
      ("laps", "SELECT range AS lap FROM range(10)"),
    ] {
      let partition = try Partition(
        table: table, season: 2024, round: 1, grandPrix: "bahrain-grand-prix", session: session)
      try root.partitions.write(partition, Provenance(sources: [], decoderVersion: 1)) { file in
        try Database().connect().run("COPY (\(sql)) TO '\(file)' (FORMAT parquet)")
        return table == "laps" ? 10 : 4
      }
    }
    return root.run
  }

  private static let build = """
    {"metadata": {"invocation_id": "b1", "invocation_started_at": "2024-03-02T10:00:00.500Z",
      "generated_at": "2024-03-02T10:00:13.000Z"},
     "elapsed_time": 12.34, "results": [
      {"unique_id": "model.p.laps", "status": "success", "adapter_response": {"rows": 100}},
      {"unique_id": "model.p.results", "status": "success", "adapter_response": {"rows": 20}},
      {"unique_id": "test.p.a", "status": "pass", "adapter_response": {}},
      {"unique_id": "test.p.b", "status": "warn", "adapter_response": {}},
      {"unique_id": "unit_test.p.c", "status": "fail", "adapter_response": {}}]}
    """

  private static func verification(_ run: String, at time: String) -> String {
    """
    {"run": "\(run)", "verified_at": "\(time)", "passed": false,
     "tests": {"total": 3, "passed": 2, "warned": 1, "failed": 0},
     "gates": [{"gate": "standings", "status": "failed"}, {"gate": "findings", "status": "passed"}],
     "models": [{"schema": "silver", "name": "laps", "rows": 7}]}
    """
  }

  private static func history(_ world: World, last: Int = 10) throws -> RunHistory {
    try RunHistory.read(DataRoot.open(at: world.path), last: last)
  }

  @Test func `a new lake has no runs`() throws {
    let history = try Self.history(World())
    #expect(history.runs.isEmpty)
    #expect(history.text == "nothing was run yet")
  }

  @Test func `the partitions of one run are one ingest with its findings`() throws {
    let world = try World()
    let run = try Self.ingest(world, session: "R")
    let found = try #require(try Self.history(world).runs.first)
    #expect(found.command == .ingest)
    #expect(found.run == run)
    #expect(found.sessions == 1)
    #expect(found.partitions == 2)
    #expect(found.rows == 14)
    let findings = try #require(found.findings)
    let counts: [Int] = [findings.error, findings.warning, findings.info]
    #expect(counts == [2, 1, 1] as [Int])
  }

  @Test func `two runs within a second are two`() throws {
    let world = try World()
    let ids = [try Self.ingest(world, session: "Q"), try Self.ingest(world, session: "R")]
    #expect(Set(try Self.history(world).runs.map(\.run)) == Set(ids))
  }

  @Test func `partitions without an id are one run where they are written together`() throws {
    let world = try World()
    _ = try Self.ingest(world, session: "Q")
    _ = try Self.ingest(world, session: "R")
    for file in world.files() where file.hasSuffix("manifest.json") {
      let path = "\(world.path)/\(file)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing(/"run" : "[^"]*",\s*/, with: "")
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    let runs = try Self.history(world).runs
    #expect(runs.map(\.sessions) == [2])
    #expect(runs.map(\.run) == [nil])
  }

  @Test func `a build is told by its artifacts`() throws {
    let world = try World()
    try world.folder.write(Self.build, to: "root/warehouse/artifacts/run_results.json")
    let run = try #require(try Self.history(world).runs.first)
    #expect(run.command == .build)
    #expect(run.run == "b1")
    #expect(run.models == 2)
    #expect(run.rows == 120)
    let tests = try #require(run.tests)
    let counts: [Int] = [tests.passed, tests.warned, tests.failed]
    #expect(counts == [1, 1, 1] as [Int])
    #expect(run.seconds == 12.34)
    #expect(run.snapshot == nil)
    #expect(run.text.contains("1 of 3 tests passed"))
  }

  @Test func `a verification has its build's time and stands for it`() throws {
    let world = try World()
    try world.folder.write(Self.build, to: "root/warehouse/artifacts/run_results.json")
    try world.folder.write(
      Self.verification("b1", at: "2024-03-02T10:00:00.400Z"),
      to: "root/warehouse/reports/verify-1.json")
    let runs = try Self.history(world).runs
    #expect(runs.map(\.command) == [.verify])
    #expect(runs.first?.seconds == 12.34)
    #expect(runs.first?.gates == ["standings"])
    #expect(runs.first?.rows == 7)
  }

  @Test func `the newest come first, and no more than were asked for`() throws {
    let world = try World()
    for day in 1...4 {
      try world.folder.write(
        Self.verification("v\(day)", at: "2024-03-0\(day)T10:00:00.000Z"),
        to: "root/warehouse/reports/verify-\(day).json")
    }
    #expect(try Self.history(world, last: 2).runs.map(\.run) == ["v4", "v3"])
  }

  @Test func `damaged reports are left out`() throws {
    let world = try World()
    try world.folder.write("{", to: "root/warehouse/reports/verify-1.json")
    try world.folder.write("[]", to: "root/warehouse/artifacts/run_results.json")
    #expect(try Self.history(world).runs.isEmpty)
  }
}
