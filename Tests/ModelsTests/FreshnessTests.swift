import Foundation
import Lake
import Models
import TestSupport
import Testing

/// The age of sources, by a column or by the manifests of bronze.
@Suite struct FreshnessTests {
  private static func project(_ source: String) throws -> ProjectFixture {
    try ProjectFixture(["models/s.yml": "sources:\n  - \(source)\n"])
  }

  @Test(arguments: [
    (
      "{name: s, freshness: {warn_after: {count: 1, period: week}}}",
      "models/s.yml:2: warn_after is {count: 12, period: hour}; a period is minute, hour or day"
    ),
    (
      "{name: s, freshness: {after: 1}}", "models/s.yml:2: 'after' is not supported in freshness"
    ),
  ])
  func `a rule that cannot be read is an error`(source: String, message: String) throws {
    #expect(try Self.project(source).mistake() == message)
  }

  @Test func `a table completes what its source says, and null switches it off`() throws {
    let fixture = try Self.project(
      """
      name: s
          meta: {external_location: x.parquet}
          loaded_at_field: at
          freshness: {error_after: {count: 2, period: hour}}
          tables:
            - {name: a}
            - {name: b, config: {freshness: {warn_after: {count: 30, period: minute}}}}
            - {name: c, loaded_at_field: written}
      """)
    let sources = try fixture.project().sources
    #expect(sources.map { $0.freshness?.errorAfter?.seconds } == [7200, 7200, 7200])
    #expect(sources.map { $0.freshness?.warnAfter?.seconds } == [nil, 1800, nil])
    #expect(sources.map { $0.freshness?.loadedAtField } == ["at", "at", "written"])
  }
}
