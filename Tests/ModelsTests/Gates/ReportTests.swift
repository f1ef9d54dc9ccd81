import Foundation
import Lake
import Models
import TestSupport
import Testing

/// The report as text, as JSON and as a page.
struct ReportTests {
  private let fixture: GateFixture

  init() throws { fixture = try GateFixture() }

  private func write(_ report: VerificationReport, keeping kept: Int? = nil) throws -> String {
    try ReportFolder(fixture.folder.path + "/reports", keeping: kept) {}.write(report)
  }

  @Test func `the JSON has the documented keys`() async throws {
    try fixture.addSeason()
    let report = try await fixture.verify()
    let json = try JSONSerialization.jsonObject(with: Data(try report.json().utf8))
    let object = try #require(json as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "best_laps", "gates", "models", "passed", "run", "snapshot", "strict", "tests",
        "verified_at",
      ])
    let gates = try #require(object["gates"] as? [[String: Any]])
    #expect(
      gates.map { $0["gate"] as? String } == [
        "data_tests", "row_counts", "standings", "positions", "accurate_laps", "freshness",
        "findings",
      ])
    #expect(
      gates[0].keys.sorted() == [
        "gate", "problems", "question", "severity", "skipped", "status", "summary",
      ])
  }

  @Test func `nothing of the data is taken for markup`() async throws {
    let attack = #"<script>alert('x')</script>&"<img src=x onerror=alert(1)>"#
    try fixture.add(
      "silver.findings", "session_id, severity, feed, line, message",
      rows: [attack].map {
        "'\($0.replacing("'", with: "''"))', 'error', NULL, 1, '\($0.replacing("'", with: "''"))'"
      })
    let page = try String(contentsOfFile: try write(try await fixture.verify()), encoding: .utf8)
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;&lt;img"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
  }

  @Test func `the page needs nothing from elsewhere`() async throws {
    try fixture.addSeason(points: "24")
    let page = try String(contentsOfFile: try write(try await fixture.verify()), encoding: .utf8)
    for outside in ["http://", "https://", "src=", "@import", "url("] {
      #expect(!page.contains(outside))
    }
    #expect(page.contains("prefers-color-scheme:dark"))
    #expect(page.contains("50 points, Jolpica has 51.0"))
    #expect(page.contains("Not published: the former snapshot stays."))
  }

  @Test func `a page stands beside each JSON, and the last ones stay`() async throws {
    try fixture.add("silver.other", "n", rows: ["1"])
    for _ in 1...4 { _ = try write(try await fixture.verify(), keeping: 3) }
    let names = fixture.folder.names("reports")
    #expect(names.count == 6)
    #expect(names.filter { $0.hasSuffix(".html") }.count == 3)
    #expect(Set(names.map { $0.split(separator: ".").dropLast().joined() }).count == 3)
  }

  @Test func `the text has rows, gates and the latest best laps`() async throws {
    try fixture.addSeason()
    let text = try await fixture.verify().text
    #expect(text.contains("silver.results"))
    #expect(text.contains("gates:\n  data_tests     passed"))
    #expect(text.contains("no session has a lap time yet"))
  }
}
