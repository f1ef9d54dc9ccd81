import DuckDB
import Foundation
import Ingest
import Lake
import TestSupport
import Testing

/// How a race's telemetry lies in its file.
@Suite(.enabled(if: Package.recorded != nil, "no recorded data: set F1_RECORDED_DATA"))
struct TelemetryFileTests {
  @Test func `one lap of one driver is read by touching kilobytes`() async throws {
    let data = try #require(Package.recorded)
    let folder = try TemporaryFolder()
    let root = try DataRoot.create(at: DataRootLocation(root: folder.path + "/root")).root
    let run = IngestRun(root, OriginAddresses(all: data + "/origin"))
    _ = try await run.run(.init(season: 2023, round: "1", sessions: ["R"])) { _ in }
    let partition = try #require(try root.partitions.partitions(of: "telemetry").first)
    let file = root.partitions.file(of: partition)

    let connection = try Database(settings: ["threads": "1"]).connect()
    let groups = try connection.rows(
      """
      WITH bounds AS (
        SELECT row_group_id,
          max(stats_min_value) FILTER (path_in_schema = 'driver_number') AS driver_low,
          max(stats_max_value) FILTER (path_in_schema = 'driver_number') AS driver_high,
          max(stats_min_value::INT) FILTER (path_in_schema = 'lap_number') AS lap_low,
          max(stats_max_value::INT) FILTER (path_in_schema = 'lap_number') AS lap_high
        FROM parquet_metadata('\(file)')
        WHERE path_in_schema IN ('driver_number', 'lap_number') GROUP BY 1)
      SELECT count(DISTINCT row_group_id), sum(total_compressed_size)::BIGINT
      FROM parquet_metadata('\(file)') JOIN bounds USING (row_group_id)
      WHERE driver_low = '44' AND driver_high = '44' AND lap_low <= 20 AND lap_high >= 20
      """)
    #expect(groups[0][0] == 1)
    let rowGroup = try #require(groups[0][1].int)
    let bytes = try #require(FileManager.default.contents(atPath: file))
    let footer = bytes.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(rowGroup + Int64(footer) < 500_000)
    #expect(bytes.count > 20_000_000)
    let rows = try connection.rows(
      """
      SELECT count(*), min(time_ms), bool_and(date IS NOT NULL), max(distance_m) BETWEEN 5300 AND 5500
      FROM '\(file)' WHERE driver_number = '44' AND lap_number = 20
      """)
    #expect(rows[0][0].int ?? 0 > 600)
    #expect(Array(rows[0].dropFirst()) == [0, true, true])
  }
}
