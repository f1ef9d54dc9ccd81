import Models
import TestSupport
import Testing

/// What the documentation page is given.
@Suite struct DocsTests {
  private static func site() throws -> (DocsSite, JSONValue) {
    let fixture = try ProjectFixture(WideProject.files)
    let project = try fixture.project(environment: ["RAW": fixture.folder.path])
    let results: JSONValue = [
      "results": [
        [
          "unique_id": "unit_test.wide.best_laps_of_all_drivers_in_each_session.best_lap",
          "status": "fail",
        ]
      ]
    ]
    let site = DocsSite(DocsData(project, snapshot: nil, results: results))
    let data = try #require(site.files.first { $0.name == "docs.json" })
    return (site, try #require(JSONValue(parsing: data.content)))
  }

  @Test func `the site is a page, its style, its scripts and its data`() throws {
    let (site, _) = try Self.site()
    #expect(
      site.files.map(\.name) == ["index.html", "docs.css", "docs.mjs", "lineage.mjs", "docs.json"])
    let page = String(decoding: site.files[0].content, as: UTF8.self)
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("style="))
  }

  @Test
  func `every node has its layer, relatives that exist, columns and tests with their outcome`()
    throws
  {
    let (_, data) = try Self.site()
    let nodes = data["nodes"]?.list ?? []
    let ids = Set(nodes.compactMap { $0["id"]?.text })
    #expect(ids.count == 7)
    for node in nodes {
      let parents = node["parents"]?.texts ?? ["?"]
      #expect(parents.allSatisfy { ids.contains($0) }, "\(node["id"]?.text ?? "")")
    }
    let laps = try #require(nodes.first { $0["id"] == "model.wide.laps" })
    #expect(laps["layer"] == "silver")
    #expect(laps["columns"]?.list?.first?["tests"]?.texts == ["not_null", "not_null"])
    let best = try #require(
      nodes.first { $0["name"] == "best_laps_of_all_drivers_in_each_session" })
    let tests = best["tests"]?.list ?? []
    #expect(tests.first?["status"] == "fail")
    #expect(tests.map { $0["kind"]?.text } == ["unit", "unit", "data", "data", "data"])
  }
}
