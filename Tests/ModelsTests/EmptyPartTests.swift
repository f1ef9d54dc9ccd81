import DuckDB
import Foundation
import TestSupport
import Models
import Testing

/// Parts of bronze without rows, which a build need not open.
@Suite struct EmptyPartTests {
  private let fixture: SessionFixture

  init() throws {
    fixture = try SessionFixture([
      "models/scores.sql": """
      {{ config(materialized='incremental', unique_key='session_id', on_schema_change='fail') }}
      with keyed as (
        select season || '-' || round || '-' || session as session_id, *
        from {{ source('bronze', 'points') }}
      )
      select session_id, driver, points, code from keyed
      {% if is_incremental() %} where {{ var('changed_sessions') }} {% endif %}
      """
    ])
    for round in ["01", "02", "03"] { try describe(round, rows: 2) }
  }

  /// Lays a manifest beside a part, as ingest does.
  private func describe(_ round: String, rows: Int, decoder: Int = 1) throws {
    let folder = fixture.folder("points", round)
    let part = try Data(contentsOf: URL(fileURLWithPath: folder + "/part-00000.parquet"))
    let hash = String(repeating: "\(rows)", count: 64)
    let manifest = """
      {
        "bytes" : \(part.count),
        "decoder_version" : \(decoder),
        "rows" : \(rows),
        "sha256" : "\(hash)",
        "sources" : []
      }
      """
    try Data(manifest.utf8).write(to: URL(fileURLWithPath: folder + "/manifest.json"))
  }

  /// A part that cannot be read, and a manifest that counts its rows.
  private func addUnreadable(_ round: String, rows: Int) throws {
    let folder = fixture.folder("points", round)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("not parquet".utf8).write(to: URL(fileURLWithPath: folder + "/part-00000.parquet"))
    try describe(round, rows: rows)
  }

  private func scores() async throws -> Int {
    try await fixture.rows("SELECT session_id FROM silver.scores").count
  }

  @Test func `a full build does not open a part without rows`() async throws {
    try addUnreadable("04", rows: 0)
    _ = try await fixture.build()
    #expect(try await scores() == 5)
  }

  @Test func `a part with rows that cannot be read is an error`() async throws {
    try addUnreadable("04", rows: 3)
    await #expect(throws: RunError.self) { try await fixture.build() }
  }

  @Test func `a column that only a part without rows has is there, and is null`() async throws {
    try fixture.set("04", points: "('VER', 1, 'f')")
    try describe("04", rows: 1)
    let model = fixture.project.folder.path + "/models/scores.sql"
    let sql = try String(contentsOfFile: model, encoding: .utf8)
    try sql.replacing("code from keyed", with: "code, bonus from keyed")
      .write(toFile: model, atomically: true, encoding: .utf8)
    try fixture.setEmpty("05", columns: "CAST(1 AS BIGINT) AS bonus")
    try describe("05", rows: 0, decoder: 2)
    _ = try await fixture.build()
    let counts = try await fixture.rows("SELECT count(*), count(bonus) FROM silver.scores")
    #expect(counts == [[.int(6), .int(0)]])
  }
}
