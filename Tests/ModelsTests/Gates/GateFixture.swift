import DuckDB
import Foundation
import Lake
import Models
import TestSupport

/// A data root and a project whose tables hold what a test writes down.
struct GateFixture {
  let folder: TemporaryFolder
  let root: DataRoot

  init() throws {
    folder = try TemporaryFolder()
    root = try DataRoot.create(at: DataRootLocation(root: folder.path + "/root")).root
    try folder.write(
      "name: small\nmodels: {small: {silver: {+schema: silver}, gold: {+schema: gold}}}\n",
      to: "project/dbt_project.yml")
  }

  var warehouse: SnapshotStore { SnapshotStore(directory: root.warehouse) }
  var project: String { folder.path + "/project" }

  /// A model of the project, as in `silver.laps`.
  func add(_ table: String, _ sql: String, yaml: String? = nil) throws {
    let path = table.replacing(".", with: "/")
    try folder.write("{{ config(materialized='table') }}\n\(sql)", to: "project/models/\(path).sql")
    if let yaml { try folder.write(yaml, to: "project/models/\(path).yml") }
  }

  /// A model whose rows are listed, with the columns `names`.
  func add(_ table: String, _ names: String, rows: [String]) throws {
    try add(
      table,
      "SELECT * FROM (VALUES \(rows.map { "(\($0))" }.joined(separator: ", "))) AS t(\(names))")
  }

  /// A partition of bronze with a manifest.
  func ingest(_ table: String, round: Int = 1, rows: Int) throws {
    let partition = try Partition(
      table: table, season: 2024, round: round, grandPrix: "bahrain-grand-prix", session: "R")
    try root.partitions.write(partition, Provenance(sources: [], decoderVersion: 1, findings: 0)) {
      try Database().connect().run(
        "COPY (SELECT range AS lap FROM range(\(rows))) TO '\($0)' (FORMAT parquet)")
      return rows
    }
  }

  func verify(isStrict: Bool = false) async throws -> VerificationReport {
    let build = WarehouseBuild(project: project, bronze: root.bronze, store: warehouse)
    return try await WarehouseVerification(build, root: root, isStrict: isStrict).run()
  }

  /// Two rounds of a season, of which the second has a sprint, with what Jolpica says of them.
  func addSeason(points: String = "25", place: String = "1", second: Bool = true) throws {
    let results = "session_id, season, round, session_code, driver_id, driver, position, points"
    var rows = ["'2024-01-R', 2024, 1, 'R', 'max', 'VER', \(place), \(points)"]
    rows.append("'2024-01-R', 2024, 1, 'R', 'lewis', 'HAM', NULL::INTEGER, 0")
    if second {
      rows.append("'2024-02-R', 2024, 2, 'R', 'max', 'VER', 2, 18")
      rows.append("'2024-02-S', 2024, 2, 'S', 'max', 'VER', 1, 8")
    }
    try add("silver.results", results, rows: rows)
    let races = ["2024, 1, '2024-01-R'", "2024, 2, '2024-02-R'"]
    try add("silver.ergast_races", "season, round, session_id", rows: races)
    let theirs = "season, round, session_id, driver_id, position, position_text"
    try add(
      "silver.ergast_results", theirs,
      rows: [
        "2024, 1, '2024-01-R', 'max', 1, '1'", "2024, 1, '2024-01-R', 'lewis', 2, 'R'",
        "2024, 2, '2024-02-R', 'max', 2, '2'",
      ])
    try add("silver.ergast_sprint", theirs, rows: ["2024, 2, '2024-02-S', 'max', 1, '1'"])
    try add(
      "silver.ergast_driver_standings", "season, round, driver_id, points",
      rows: [
        "2024, 1, 'max', 25.0", "2024, 1, 'lewis', 0.0", "2024, 2, 'max', 51.0",
        "2024, 2, 'lewis', 0.0",
      ])
  }
}

extension VerificationReport {
  func gate(_ name: String) -> GateOutcome? { gates.first { $0.gate == name } }
}
