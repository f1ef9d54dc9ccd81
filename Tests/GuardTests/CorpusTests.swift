import Foundation
import Guard
import GuardCorpus
import Testing

/// The files of Tests/GuardCorpus.
extension GuardSuites {
  @Suite struct CorpusTests {
    static let attacks = Case.all("Attacks")
    static let families = Set(attacks.map(\.family)).sorted()
    static let queries = Case.all("Queries")

    @Test func `there are at least 400 attacks and 400 ordinary queries`() throws {
      #expect(Self.attacks.count >= 400)
      let all = Self.queries + TableQueries.all(try SchemaSnapshot.tables())
      #expect(Set(all.map(\.sql)).count >= 400)
      #expect(Self.queries.count >= 150)
    }

    @Test(arguments: families) func `no attack of the family gets through`(family: String)
      async throws
    {
      let lake = try await Lake()
      let deadline = Duration.milliseconds(250)
      for attack in Self.attacks where attack.family == family {
        let late = await isLate(deadline + .milliseconds(100)) {
          let refusal = await lake.refusal(attack.sql, deadline: deadline)
          #expect(refusal != nil, "\(attack): \(attack.sql.prefix(200))")
        }
        #expect(!late, "\(attack) outlives its deadline")
      }
    }

    @Test(arguments: families) func `no refusal of the family names a path or the snapshot`(
      family: String
    ) async throws {
      let lake = try await Lake()
      for attack in Self.attacks where attack.family == family {
        let refusal = await lake.refusal(attack.sql, deadline: .milliseconds(50))
        // What the user wrote may be shown to the user.
        let shown = (refusal?.description ?? "").split(separator: "\n")
          .prefix { !$0.hasPrefix("LINE") }.joined()
        for leak in [lake.path, "snapshot-1.duckdb", NSHomeDirectory() + "/", "root:x:0", "secret"]
        where !attack.sql.contains(leak) {
          #expect(!shown.contains(leak), "\(attack): \(shown)")
        }
      }
    }

    @Test func `every ordinary query runs`() async throws {
      let lake = try await Lake()
      for query in Self.queries {
        let refusal = await lake.refusal(query.sql)
        #expect(refusal == nil, "\(query): \(query.sql)")
      }
    }

    @Test func `every table of the project can be queried in ordinary ways`() async throws {
      let lake = try await Lake()
      let tables = try SchemaSnapshot.tables()
      #expect(lake.runner.catalog.tables.count == tables.count)
      for query in TableQueries.all(tables) {
        let refusal = await lake.refusal(query.sql)
        #expect(refusal == nil, "\(query): \(query.sql)")
      }
    }
  }
}
