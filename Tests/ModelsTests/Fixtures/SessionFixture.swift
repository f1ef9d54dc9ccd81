import DuckDB
import Foundation
import Lake
import Models
import TestSupport

/// A small project over two bronze tables whose sessions come, change and go.
struct SessionFixture {
  let project: ProjectFixture
  private let connection: Connection

  var bronze: String { project.folder.path + "/bronze" }
  var store: SnapshotStore { SnapshotStore(directory: project.folder.path + "/warehouse") }

  /// The project's files; a test may replace some.
  static let files = [
    "dbt_project.yml": """
    name: small
    vars: {changed_sessions: "true"}
    models: {small: {+materialized: table, +schema: silver}}
    """,
    "models/sources.yml": """
    sources:
      - name: bronze
        config:
          meta:
            external_location: "read_parquet('{{ env_var('F1_BRONZE') }}/{name}/season=*/round=*/grand_prix=*/session=*/part-*.parquet', hive_partitioning = true, hive_types_autocast = false, union_by_name = true)"
        tables: [{name: points}, {name: notes}]
    """,
    "models/scores.sql": scores(filter: "where {{ var('changed_sessions') }}"),
    "models/notes.sql": """
    {{ config(materialized='incremental', unique_key='session_id', on_schema_change='fail') }}
    with keyed as (
      select season || '-' || round || '-' || session as session_id, note
      from {{ source('bronze', 'notes') }}
    )
    select session_id, note from keyed
    {% if is_incremental() %} where {{ var('changed_sessions') }} {% endif %}
    """,
    "models/totals.sql":
      "select driver, sum(points) as points from {{ ref('scores') }} group by all",
    "models/models.yml": """
    models:
      - name: scores
        description: Points of a session.
        columns:
          - {name: driver, data_tests: [not_null]}
          - {name: code, data_tests: [unique]}
      - name: notes
        columns:
          - name: session_id
            data_tests: [{relationships: {to: ref('scores'), field: session_id}}]
    """,
  ]

  static func scores(filter: String) -> String {
    """
    {{ config(materialized='incremental', unique_key='session_id', on_schema_change='fail') }}
    with keyed as (
      select season || '-' || round || '-' || session as session_id, driver, points, code
      from {{ source('bronze', 'points') }}
    )
    select session_id, driver, points, code from keyed
    {% if is_incremental() %} \(filter) {% endif %}
    """
  }

  init(_ changes: [String: String] = [:]) throws {
    project = try ProjectFixture(Self.files.merging(changes) { $1 })
    connection = try Database().connect()
    try set("01", points: "('VER', 25, 'a'), ('HAM', 18, 'b')", note: "dry")
    try set("02", points: "('VER', 18, 'c'), ('HAM', 25, 'd')", note: "wet")
    try set("03", points: "('RUS', 25, 'e')", note: "hot")
  }

  /// Writes one session, or replaces it.
  func set(_ round: String, points: String, note: String? = nil) throws {
    let columns = "CAST(d AS VARCHAR) AS driver, CAST(p AS BIGINT) AS points, c AS code"
    try write("SELECT \(columns) FROM (VALUES \(points)) AS t(d, p, c)", "points", round)
    if let note { try write("SELECT '\(note)' AS note", "notes", round) }
  }

  /// Writes a part of points without rows that has columns of its own beside the others.
  func setEmpty(_ round: String, columns: String) throws {
    let others = "'' AS driver, CAST(0 AS BIGINT) AS points, '' AS code"
    try write("SELECT \(others), \(columns) LIMIT 0", "points", round)
  }

  func remove(_ round: String, of tables: [String] = ["points", "notes"]) throws {
    for table in tables { try FileManager.default.removeItem(atPath: folder(table, round)) }
  }

  func build(fullRefresh: Bool = false) async throws -> WarehouseBuild.Outcome {
    try await WarehouseBuild(
      project: project.folder.path, bronze: bronze, store: store,
      options: RunOptions(threads: 2, isFullRefresh: fullRefresh)
    ).run()
  }

  /// What a build made of each model, by name.
  func extents(_ outcome: WarehouseBuild.Outcome) -> [String: RunReport.Extent] {
    Dictionary(
      uniqueKeysWithValues: outcome.report.models.map { ($0.relation.name.name, $0.extent) })
  }

  func rows(_ sql: String) async throws -> [[Value]] {
    try await SnapshotReader(try store.requireCurrent()).rows(sql)
  }

  /// The folder of a part.
  func folder(_ table: String, _ round: String) -> String {
    "\(bronze)/\(table)/season=2024/round=\(round)/grand_prix=any-grand-prix/session=R"
  }

  private func write(_ sql: String, _ table: String, _ round: String) throws {
    let folder = folder(table, round)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try connection.run("COPY (\(sql)) TO '\(folder)/part-00000.parquet' (FORMAT parquet)")
  }
}
