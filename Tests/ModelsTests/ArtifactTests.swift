import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// dbt's own classes read our artifacts.
///
/// Skipped where scripts/bootstrap has not installed the reference dbt.
@Suite(
  .enabled(if: Package.dbt != nil, "real dbt is not in .deps/reference: run scripts/bootstrap"))
struct ArtifactTests {
  private static let script = """
    import json, sys
    from dbt.artifacts.schemas.manifest import WritableManifest
    from dbt.artifacts.schemas.run import RunResultsArtifact
    from dbt.artifacts.schemas.catalog import CatalogArtifact
    from dbt.artifacts.schemas.freshness import FreshnessExecutionResultArtifact
    folder = sys.argv[1]
    manifest = WritableManifest.read_and_check_versions(folder + "/manifest.json")
    results = RunResultsArtifact.read_and_check_versions(folder + "/run_results.json")
    catalog = CatalogArtifact.from_dict(json.load(open(folder + "/catalog.json")))
    for name, kind in [("catalog", CatalogArtifact), ("sources", FreshnessExecutionResultArtifact)]:
        kind.validate(json.load(open(f"{folder}/{name}.json")))
    sources = FreshnessExecutionResultArtifact.from_dict(json.load(open(folder + "/sources.json")))
    print(len(manifest.nodes), len(manifest.unit_tests), len(manifest.exposures), len(manifest.sources))
    print(sorted({str(r.status) for r in results.results}))
    print(sorted(catalog.nodes["model.small.a"].columns), catalog.nodes["model.small.a"].stats["num_rows"].value)
    print([(r.unique_id, str(r.status)) for r in sources.results])
    """

  @Test func `manifest, run results, catalog and sources are what dbt accepts`() async throws {
    let fixture = try ProjectFixture([
      "models/a.sql": "select 1 as n, 'x' as word",
      "models/a.yml": """
      models:
        - name: a
          description: A table.
          columns: [{name: n, data_tests: [not_null, {unique: {config: {severity: warn}}}]}]
      unit_tests: [{name: one, model: a, given: [], expect: {rows: [{n: 1}]}}]
      exposures: [{name: page, type: dashboard, owner: {name: Ann}, depends_on: [ref('a')]}]
      sources:
        - name: raw
          config: {meta: {external_location: "'{{ env_var('RAW') }}/{name}.parquet'"}}
          loaded_at_field: written_at
          freshness: {warn_after: {count: 1, period: day}, error_after: {count: 3, period: day}}
          tables: [{name: old}, {name: fresh}, {name: gone}, {name: unchecked, freshness: null}]
      """,
      "tests/none.sql": "select * from {{ ref('a') }} where n > 1",
    ])
    let folder = fixture.folder.path
    let connection = try Database().connect()
    for (name, age) in [("old", 2), ("fresh", 0)] {
      try connection.run(
        "COPY (SELECT now() - INTERVAL \(age) DAY AS written_at) TO '\(folder)/\(name).parquet' (FORMAT parquet)"
      )
    }
    let project = try fixture.project(environment: ["RAW": folder])
    let artifacts = ArtifactFolder(folder + "/artifacts")
    let moment = ArtifactMoment()
    try artifacts.write(Manifest(project, moment: moment).json, as: .manifest)

    let store = SnapshotStore(directory: folder + "/warehouse")
    let build = try store.beginBuild()
    let report = try await ProjectRunner(project).run(database: build.path, bronze: folder)
    let snapshot = try store.publish(
      build,
      contents: SnapshotContents(
        models: [.init(schema: "silver", name: "a", rows: 1)], bronze: .none))
    let unit = try await UnitTestRunner(project).run()
    let results = RunResults(
      report, unitTests: unit, of: project, command: "build", moment: moment, seconds: 1.5)
    try artifacts.write(results.json, as: .runResults)
    try artifacts.write(
      try await Catalog(project, in: snapshot, moment: moment).json, as: .catalog)

    try await Self.mark(folder)
    let root = try DataRoot.open(at: folder)
    let freshness = try await FreshnessCheck(project, root).run()
    try artifacts.write(freshness.json(project, moment: moment, seconds: 0.5), as: .sources)
    #expect(freshness.map(\.status) == [.warn, .pass, .unknown], "\(freshness.map(\.problem))")

    let result = try Child(
      try #require(Package.python), ["-c", Self.script, artifacts.path], keepingOutput: true
    ).wait()
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      result.output == """
        4 1 1 4
        ['pass', 'success']
        ['n', 'word'] 1
        [('source.small.raw.old', 'warn'), ('source.small.raw.fresh', 'pass'), ('source.small.raw.gone', 'runtime error')]

        """)
  }

  /// Makes the folder a data root.
  private static func mark(_ folder: String) async throws {
    let executable = try #require(Package.executable)
    try Child(executable, ["init", "--data-root", folder, "--allow-host-disk"]).wait()
  }
}
