import DuckDB
import Foundation
import Ingest
import Lake
import Synchronization
import TestSupport
import Testing

/// Whole sessions over HTTP: what is final, what is asked again, and that the archive alone gives the same bytes.
struct OriginRunTests {
  let weekend: Weekend
  /// The race weekend of 2031 is over for long.
  static let later = Timestamp.milliseconds("2032-06-01T12:00:00.000Z") ?? 0

  init() throws { weekend = try Weekend() }

  private init(telemetry: Bool) throws { weekend = try Weekend(telemetry: telemetry) }

  /// The weekend's folder as an origin with entity tags.
  private func serve(
    _ fault: @escaping @Sendable (FaultyOrigin.Request) -> [FaultyOrigin.Step]? = { _ in nil }
  ) async throws -> FaultyOrigin {
    let folder = weekend.origin
    return try await FaultyOrigin { request in
      if let steps = fault(request) { return steps }
      let path = request.path.removingPercentEncoding ?? ""
      // A query is a part of the file's name, as in the archive.
      let name = path.replacing("?", with: "^")
      let place = name.hasPrefix("/static/") ? "/livetiming" + name : name
      guard let body = FileManager.default.contents(atPath: folder + place) else {
        return .answer(404)
      }
      let tag = "\"\(SourceFile(path: "", content: body).sha256)\""
      if request.headers["if-none-match"] == tag { return .answer(304) }
      return .answer(200, Array(body), ["ETag": tag])
    }
  }

  private func ingest(
    _ sessions: [String], _ origin: FaultyOrigin, _ policy: FetchPolicy = .revalidate,
    now: Int64 = later, _ change: (inout FetchSettings) -> Void = { _ in }
  ) async throws -> [SessionOutcome] {
    var run = IngestRun(weekend.root, OriginAddresses(all: origin.base), policy: policy)
    run.settings = ClientFixture.hasty
    run.settings.stall = .seconds(20)
    run.settings.limits = [
      .timing: RateLimit([.init(1000, per: .seconds(1))], connections: 4),
      .results: RateLimit([.init(1000, per: .seconds(1))], connections: 2),
    ]
    run.settings.pacing = Pacing(now: { now })
    change(&run.settings)
    return try await run.run(.init(season: Weekend.season, sessions: sessions)) { _ in }
      .map(\.outcome)
  }

  private func isUnchanged(_ outcome: SessionOutcome) -> Bool {
    if case .unchanged = outcome { true } else { false }
  }

  @Test func `a finished weekend is never asked for again, only refreshed`() async throws {
    let origin = try await serve()
    #expect(try await ingest([], origin).allSatisfy(\.isStored))
    let asked = origin.log.count
    #expect(Set(origin.log.map(\.path)).count == asked, "nothing was asked twice")
    let again = try await ingest([], origin)
    #expect(again.count == 5 && again.allSatisfy(isUnchanged))
    #expect(origin.log.count == asked)
    let refreshed = try await ingest([], origin, .refresh)
    #expect(refreshed.allSatisfy(isUnchanged))
    #expect(origin.log.count == 2 * asked)
  }

  @Test func `before its last word an origin is asked again, and what is the same is not sent`()
    async throws
  {
    let origin = try await serve()
    let early = try #require(Timestamp.milliseconds("2031-01-01T00:00:00.000Z"))
    _ = try await ingest(["Q"], origin, now: early)
    let first = origin.log
    #expect(try await ingest(["Q"], origin, now: early).allSatisfy(isUnchanged))
    let second = origin.log.dropFirst(first.count)
    #expect(Set(second.map(\.path)) == Set(first.map(\.path)))
    // All but the topics that there are not.
    #expect(second.count { $0.headers["if-none-match"] != nil } >= 11)
    // Once more when it is over, then never again.
    #expect(try await ingest(["Q"], origin).allSatisfy(isUnchanged))
    let asked = origin.log.count
    #expect(asked == 3 * first.count)
    #expect(try await ingest(["Q"], origin).allSatisfy(isUnchanged))
    #expect(origin.log.count == asked)
  }

  @Test func `a refresh writes the session whose result became final, and no other`() async throws {
    let origin = try await serve()
    _ = try await ingest(["FP1", "Q"], origin)
    let path = weekend.origin + "/ergast/f1/2031/1/qualifying.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let outcomes = try await ingest(["FP1", "Q"], origin, .refresh)
    #expect(outcomes.map(isUnchanged) == [true, false])
    #expect(outcomes.allSatisfy { $0.isStored })
  }

  @Test func `the archive alone gives the same bytes without a request`() async throws {
    // A mirrored topic and one that is missing make findings; they have to come again.
    let mirror = try await serve()
    let origin = try await serve { request in
      if request.path.contains("LapCount") { return .answer(404) }
      return request.path.contains("TrackStatus") ? .answer(500) : nil
    }
    let mirrors = [origin.base: mirror.base]
    _ = try await ingest([], origin) { $0.mirrors = mirrors }
    let first = try weekend.bronzeFiles()
    let findings = try weekend.rows(
      "SELECT count(*) FROM bronze WHERE action LIKE '%mirror%'", of: "findings")
    #expect(findings == [[5]])
    for table in try FileManager.default.contentsOfDirectory(atPath: weekend.root.bronze) {
      try FileManager.default.removeItem(atPath: weekend.root.bronze + "/" + table)
    }
    let asked = origin.log.count + mirror.log.count
    let outcomes = try await ingest([], origin, .offline) { $0.mirrors = mirrors }
    #expect(outcomes.allSatisfy { $0.isStored })
    #expect(try weekend.bronzeFiles() == first)
    #expect(origin.log.count + mirror.log.count == asked)
  }

  @Test func `a page with status 200 fails the session and replaces nothing`() async throws {
    let origin = try await serve()
    _ = try await ingest(["Q"], origin)
    let bronze = try weekend.bronzeFiles()
    let bad = try await serve { request in
      request.path.contains("TimingData") ? .answer(200, FaultTests.page) : nil
    }
    let outcomes = try await ingest(["Q"], bad)
    guard case .failed(let reason, _) = outcomes.first else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(reason.contains("TimingData") && reason.contains("something else than data"))
    #expect(try weekend.bronzeFiles() == bronze)
    let again = try await ingest(["Q"], origin, .offline)
    #expect(again.allSatisfy(isUnchanged))
  }

  @Test func `damaged base64 inside a topic is a finding, and the rest is stored`() async throws {
    let sample = Array(#"{"Entries":[]}"#.utf8)
    // Raw DEFLATE: gzip without its header and trailer.
    let packed = Data(Gzipped.stored(sample).dropFirst(10).dropLast(8)).base64EncodedString()
    let records = ["00:00:01.000\"\(packed)\"", "00:00:02.000\"!!!\(packed)\""]
    let body = Array("\u{FEFF}\(records.joined(separator: "\r\n"))\r\n".utf8)
    let origin = try await serve { request in
      request.path.contains("CarData") ? .answer(200, body) : nil
    }
    #expect(try await ingest(["Q"], origin).allSatisfy(\.isStored))
    let findings = try weekend.rows(
      "SELECT count(*) FROM bronze WHERE feed = 'CarData.z' AND severity = 'warning'",
      of: "findings")
    #expect(findings == [[1]])
  }

  @Test func `telemetry that broke off and came again is what it would be at once`()
    async throws
  {
    let (disturbed, calm) = try (Self(telemetry: true), Self(telemetry: true))
    let folder = disturbed.weekend.origin
    let origin = try await disturbed.serve { request in
      guard request.path.contains(".z."), request.number == 1,
        let path = request.path.removingPercentEncoding,
        let body = FileManager.default.contents(atPath: "\(folder)/livetiming\(path)")
      else { return nil }
      return [
        .head(200, ["Content-Length": "\(body.count)"]), .send(Array(body.prefix(body.count / 2))),
        .wait(20), .close,
      ]
    }
    #expect(try await disturbed.ingest(["Q"], origin).allSatisfy(\.isStored))
    #expect(origin.log.count { $0.path.contains(".z.") } == 4)
    #expect(try await calm.ingest(["Q"], try await calm.serve()).allSatisfy(\.isStored))
    let files = try calm.weekend.bronzeFiles()
    #expect(files.keys.contains { $0.hasPrefix("telemetry/") })
    #expect(try disturbed.weekend.bronzeFiles() == files)
  }

  @Test func `that a whole session is not there is no last word`() async throws {
    // A firewall answers like a storage that has nothing.
    let isBlocked = Mutex(true)
    let origin = try await serve { request in
      isBlocked.withLock { $0 } && request.path.hasPrefix("/static/") ? .answer(403) : nil
    }
    let before = try await ingest(["Q"], origin)
    guard case .unavailable = before.first else {
      Issue.record("\(before)")
      return
    }
    isBlocked.withLock { $0 = false }
    #expect(try await ingest(["Q"], origin).allSatisfy(\.isStored))
    // What is not there then is not asked for again.
    let asked = origin.log.count
    #expect(try await ingest(["Q"], origin).allSatisfy(isUnchanged))
    #expect(origin.log.count == asked)
    // Nor does a later block take anything from the archive.
    isBlocked.withLock { $0 = true }
    #expect(try await ingest(["Q"], origin, .refresh).allSatisfy { !$0.isStored })
    #expect(try await ingest(["Q"], origin, .offline).allSatisfy(isUnchanged))
  }

  @Test func `the public archive is not asked for what lies ahead`() async throws {
    // Were it asked, this would be a failure, or another reason.
    let addresses = OriginAddresses(
      all: weekend.origin, [.timing: Origin.timing.defaultBase])
    let reports = try await IngestRun(weekend.root, addresses)
      .run(.init(season: Weekend.season, sessions: ["Q"])) { _ in }
    guard case .unavailable("it has not been run yet") = reports.first?.outcome else {
      Issue.record("\(reports)")
      return
    }
  }

  @Test func `Jolpica is not asked for a round before the day of its race`() async throws {
    // Its calendar is in the archive as its last word. Were anything asked, it would be a failure.
    let path = weekend.origin + "/ergast/f1/2031.json"
    let calendar = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let file = SourceFile(path: "", content: calendar)
    let record = """
      {"format":1,"documents":{"2031.json":{"status":200,"base":"\(Origin.results.defaultBase)",
       "confirmed_at":"2040-01-01T00:00:00.000Z","sha256":"\(file.sha256)","bytes":\(file.bytes)}}}
      """
    try weekend.root.write(calendar, to: "ergast/f1/2031.json", in: .cache)
    try weekend.root.write(Array(record.utf8), to: "ergast/f1/.responses.json", in: .cache)
    var settings = ClientFixture.hasty
    settings.limits[.results] = RateLimit([.init(1, per: .seconds(600))], connections: 1)
    settings.pacing = Pacing(
      now: { Timestamp.milliseconds("2031-03-01T23:59:59.000Z") ?? 0 },
      sleep: { _ in throw CancellationError() })
    let client = OriginClient(
      OriginAddresses(), weekend.root, policy: .revalidate, settings: settings)
    // Whoever asks waits for his turn first, and here nobody ever has one.
    try weekend.root.write(Array("damaged".utf8), to: ".origin-limits", in: .cache)
    let history = HistoryIngest(weekend.root, client, BronzeWriter(weekend.root.partitions))
    let reports = try await history.run(season: 2031)
    try await client.close()
    #expect(reports.map(\.skipped) == ["it has not been run yet"])
    #expect(client.traffic.requests == 0)
  }

  @Test(.enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"))
  func `two processes on one data root keep Jolpica's limit together`() async throws {
    let origin = try await serve()
    let executable = try #require(Package.executable)
    let start = ContinuousClock.now
    let children = try ["one", "two"].map { name in
      // Each writes bronze of its own; the archive and its limits are one.
      let environment = ["F1_BRONZE": "\(weekend.folder.path)/\(name)"]
      let root = ["--data-root", weekend.root.path]
      _ = try Child(executable, ["init"] + root, environment: environment).wait()
      return try Child(
        executable, ["ingest", "--season", "2031", "--origin", origin.base] + root,
        environment: environment)
    }
    for child in children {
      let end = try child.wait()
      #expect(end.code == 0, "\(end.errors)")
    }
    let isJolpica: (FaultyOrigin.Request) -> Bool = { $0.path.hasPrefix("/ergast/") }
    #expect(origin.log.count(where: isJolpica) >= 5)
    #expect(origin.kept(4, per: .seconds(1), since: start, where: isJolpica))
  }
}
