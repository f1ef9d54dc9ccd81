import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// Builds of a part of the project: the rest of the snapshot stays.
@Suite struct SelectedBuildTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let files = [
      "dbt_project.yml":
        "name: small\nvars: {step: 1}\nmodels: {small: {+materialized: table, +schema: silver}}\n",
      "models/a.sql": "select {{ var('step') }} as n",
      "models/b.sql": "select n * 10 as n from {{ ref('a') }}",
      "models/c.sql": "{{ config(tags=['end']) }} select n * 10 as n from {{ ref('b') }}",
      "models/m.yml":
        "models: [{name: c, columns: [{name: n, data_tests: [{accepted_values: {arguments: {values: [100, 200, 500], quote: false}}}]}]}]",
    ]
    for (file, text) in files { try folder.write(text, to: "project/\(file)") }
  }

  private var store: SnapshotStore { SnapshotStore(directory: folder.path + "/warehouse") }

  @discardableResult
  private func build(
    _ include: String? = nil, exclude: [String] = [], step: Int? = nil
  ) async throws -> WarehouseBuild.Outcome {
    let selection = try include.map {
      BuildSelection(try Selection(include: [$0], exclude: exclude))
    }
    return try await WarehouseBuild(
      project: folder.path + "/project", bronze: folder.path + "/bronze", store: store,
      selection: selection, variables: step.map { ["step": .number("\($0)")] } ?? [:]
    ).run()
  }

  private func values() async throws -> [Int64?] {
    let rows = try await SnapshotReader(try store.requireCurrent()).rows(
      "SELECT a.n, b.n, c.n FROM silver.a, silver.b, silver.c")
    return rows.first?.map(\.int) ?? []
  }

  @Test func `only what is selected is built, and the rest is built by the next whole build`()
    async throws
  {
    try await build()
    #expect(try await values() == [1, 10, 100])
    try await build("a b", step: 2)
    #expect(try await values() == [2, 20, 100])
    let whole = try await build(step: 2)
    #expect(try await values() == [2, 20, 200])
    #expect(whole.report.models.map { "\($0.extent)" } == ["kept", "kept", "everything"])
  }

  @Test func `a test that the selected models break rejects the build`() async throws {
    try await build()
    guard case .rejected(let report) = try await build("a+", step: 3) else {
      Issue.record("published although c is not accepted")
      return
    }
    #expect(report.failed.map(\.failures) == [1])
    #expect(try await values() == [1, 10, 100])
  }

  @Test func `state:modified builds what changed since the published manifest`() async throws {
    try await build()
    try folder.write("select n * 50 as n from {{ ref('a') }}", to: "project/models/b.sql")
    let outcome = try await build("state:modified+", exclude: ["tag:end"])
    #expect(outcome.report.models.map { "\($0.extent)" } == ["kept", "everything", "kept"])
    #expect(try await values() == [1, 50, 100])
    try await build("state:modified+ tag:end")
    #expect(try await values() == [1, 50, 500])
  }

  @Test func `a model that is not in the snapshot must be selected`() async throws {
    await #expect(throws: SelectionError.self) { try await build("b") }
    try await build()
    try folder.write("select 1 as x", to: "project/models/new.sql")
    let error = await #expect(throws: SelectionError.self) { try await build("b") }
    #expect(
      error?.description
        == "silver.new is not in the current snapshot: select it as well, or build everything once")
    try await build("new")
    let none = await #expect(throws: SelectionError.self) { try await build("tag:none") }
    #expect(none?.description == "the selection has no model to build")
  }

  @Test func `a build leaves its artifacts beside the snapshots`() async throws {
    try await build()
    let names = folder.names("warehouse/artifacts")
    #expect(names == ["catalog.json", "manifest.json", "run_results.json"])
    let results = try #require(
      ArtifactFolder(folder.path + "/warehouse/artifacts").read(.runResults))
    #expect(results["results"]?.list?.count == 4)
  }
}
