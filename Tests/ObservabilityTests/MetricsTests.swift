import Foundation
import Lake
import Logging
import Observability
import Synchronization
import TestSupport
import Testing

/// Figures of runs, as Prometheus reads them.
struct MetricsTests {
  private struct Broken: Error {}
  private let folder: TemporaryFolder
  private let root: DataRoot

  init() throws {
    folder = try TemporaryFolder()
    root = try DataRoot.create(at: DataRootLocation(root: folder.path), allowHostDisk: true).root
  }

  private func metrics(_ log: @escaping @Sendable (String) -> Void = { _ in }) -> RunMetrics {
    RunMetrics(
      .ingest, command: "watch", root, Logger(label: "t", LogSettings(level: .debug), write: log))
  }

  /// The samples of the file, by series.
  private func samples() throws -> [String: Double] {
    let text = try String(contentsOfFile: root.metrics + "/ingest.prom", encoding: .utf8)
    let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let words = line.split(separator: " ")
      return (String(words[0]), Double(words[1]) ?? .nan)
    }
    return try Dictionary(pairs) { _, _ in throw Broken() }
  }

  private func run(_ isSuccess: Bool, _ families: [MetricFamily] = []) async throws {
    try await metrics().recording({}, figures: { RunFigures(isSuccess: isSuccess, families) })
  }

  private func fail() async {
    await #expect(throws: Broken.self) {
      try await metrics().recording(
        { throw Broken() }, figures: { RunFigures(isSuccess: true, []) })
    }
  }

  @Test func `a family has help, type and its samples, escaped`() {
    let family = MetricFamily(
      "f1lake_x_total", "Some.",
      [
        .init(3, ["a": "q\"b\\c\nd", "e": "f"]), .init(0.5, [:]), .init(1e15, ["a": "z"]),
      ], kind: .counter)
    #expect(
      family.text == """
        # HELP f1lake_x_total Some.
        # TYPE f1lake_x_total counter
        f1lake_x_total{a="q\\"b\\\\c\\nd",e="f"} 3
        f1lake_x_total 0.5
        f1lake_x_total{a="z"} 1000000000000000

        """)
    #expect(MetricFamily("f1lake_x", "None.", []).text.isEmpty)
  }

  @Test func `counts go on from run to run, and a failure keeps the last success`() async throws {
    await fail()
    #expect(try samples()["f1lake_ingest_last_success_timestamp_seconds"] == nil)
    let rows = MetricFamily("f1lake_ingest_rows", "Rows.", 12)
    try await run(true, [rows])
    let success = try #require(try samples()["f1lake_ingest_last_success_timestamp_seconds"])
    #expect(try samples()["f1lake_ingest_rows"] == 12)
    try await run(false)
    await fail()
    let found = try samples()
    #expect(found["f1lake_ingest_last_success_timestamp_seconds"] == success)
    #expect(found["f1lake_ingest_runs_total{outcome=\"succeeded\"}"] == 1)
    #expect(found["f1lake_ingest_runs_total{outcome=\"failed\"}"] == 3)
    #expect(found["f1lake_ingest_last_run_success"] == 0)
    #expect(found["f1lake_ingest_rows"] == nil)
    #expect(found["f1lake_ingest_run_info{command=\"watch\",run=\"\(root.run)\"}"] == 1)
  }

  @Test func `who finds another process at work has made no run`() async throws {
    try await run(true)
    await #expect(throws: LakeError.self) {
      try await metrics().recording(
        { throw LakeError(.busy, "somebody else") },
        figures: { RunFigures(isSuccess: true, []) })
    }
    #expect(try samples()["f1lake_ingest_runs_total{outcome=\"failed\"}"] == 0)
  }

  @Test func `a file that was lost or spoilt begins anew`() async throws {
    try await run(true)
    try folder.write(
      "f1lake_ingest_runs_total{outcome=\"succeeded\"} x\n\u{0}{", to: "metrics/ingest.prom")
    try await run(true)
    #expect(try samples()["f1lake_ingest_runs_total{outcome=\"succeeded\"}"] == 1)
    #expect(folder.names("metrics") == ["ingest.prom"])
  }

  @Test func `figures that cannot be written are told, and the run is as it was`() async throws {
    try folder.write("no folder", to: "metrics")
    let told = Mutex<[String]>([])
    let metrics = metrics { line in told.withLock { $0.append(line) } }
    let answer = try await metrics.recording(
      { 42 }, figures: { _ in RunFigures(isSuccess: true, []) })
    #expect(answer == 42)
    #expect(told.withLock { $0 }.first?.contains(" warning t: the figures of this run") == true)
  }

  @Test func `the text of all kinds has no line of anybody else`() async throws {
    #expect(try RunMetrics.text(in: root.metrics).isEmpty)
    try await run(true)
    let name = root.metrics + "/ingest.prom"
    let written = try String(contentsOfFile: name, encoding: .utf8)
    try folder.write(
      written + "node_load1 5\n# TYPE f1lake_uptime_seconds gauge\n", to: "metrics/ingest.prom")
    #expect(try RunMetrics.text(in: root.metrics) == written)
  }
}
