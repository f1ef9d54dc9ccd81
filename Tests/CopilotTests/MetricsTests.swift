import Copilot
import DuckDB
import GuardCorpus
import Testing
import TestSupport

/// What metrics.yml reads is there.
struct MetricsTests {
  @Test func `every metric can be read from the project's tables`() throws {
    let folder = try TemporaryFolder()
    try SmallSeason.write(to: folder.path + "/season.duckdb")
    let connection = try Database(path: folder.path + "/season.duckdb").connect()
    let metrics = try SemanticLayer(folder: Package.transform + "/semantic").metrics
    for metric in metrics.values.sorted(by: { $0.name < $1.name }) {
      let source = metric.from.contains(" ") ? "(\(metric.from)) AS rows" : metric.from
      let columns =
        [metric.value] + (metric.keys ?? []) + (metric.show ?? []) + (metric.columns ?? [])
      let conditions = [
        metric.where, metric.fixed?.replacing("{segment}", with: "1"), metric.usual,
      ]
      .compactMap(\.self)
      let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
      #expect(throws: Never.self, "\(metric.name)") {
        try connection.run("SELECT \(columns.joined(separator: ", ")) FROM \(source)\(filter)")
      }
    }
  }
}
