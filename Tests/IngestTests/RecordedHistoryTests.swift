import DuckDB
import Foundation
import Ingest
import Lake
import TestSupport
import Testing

@Suite(.enabled(if: Package.recorded != nil, "no recorded data: set F1_RECORDED_DATA"))
struct RecordedHistoryTests {
  private let folder: TemporaryFolder
  private let root: DataRoot

  init() throws {
    folder = try TemporaryFolder()
    root = try DataRoot.create(at: DataRootLocation(root: folder.path + "/root")).root
  }

  private func ingest(_ season: Int, _ round: String) async throws -> [HistoryIngest.Report] {
    let data = try #require(Package.recorded)
    let client = OriginClient(OriginAddresses(all: data + "/origin"), root)
    let reports = try await HistoryIngest(root, client, BronzeWriter(root.partitions))
      .run(season: season, round: round)
    try await client.close()
    return reports
  }

  @Test func `Miami 2023 has its captured result`() async throws {
    #expect(try await ingest(2023, "5").allSatisfy(\.isWritten))
    let glob = "\(root.bronze)/ergast_results/*/*/*/*/part-*.parquet"
    let rows = try Database().connect().rows(
      """
      SELECT count(*), sum(points), min(time_ms), max(fastest_lap_speed_kmh), any_value(grand_prix)
      FROM read_parquet('\(glob)', hive_partitioning = true)
      """)
    #expect(rows == [[20, 102.0, 5_258_241, 217.184, "miami-grand-prix"]])
  }

  @Test func `a round of 1979, of which only the calendar was captured, is said to have no result`()
    async throws
  {
    #expect(try await ingest(1979, "monaco").first?.skipped == "Jolpica has no result of it")
  }
}
