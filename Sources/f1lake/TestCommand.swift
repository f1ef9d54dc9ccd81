internal import ArgumentParser
internal import Lake
internal import Models

/// `f1lake test`.
struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run unit tests, and data tests on the current snapshot, without building anything.",
    discussion:
      "Ends with 5 where a test failed. Unit tests alone need neither bronze nor a snapshot.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var selection: SelectionOptions

  func run() async throws {
    let data = try root.open()
    let project = try project.read(root, data)
    let manifest = Manifest(project, moment: ArtifactMoment(), dbtMacros: project.dbtMacros)
    let tests = project.tests(among: try selection.resolve(in: manifest, data))
    guard !tests.data.isEmpty || !tests.unit.isEmpty else { throw NothingSelected() }
    let unit = try await UnitTestRunner(project).run(tests.unit)
    var runs: [RunReport.TestRun] = []
    if !tests.data.isEmpty {
      let snapshot = try SnapshotStore(directory: data.warehouse).requireCurrent()
      runs = try await SnapshotTests(project, snapshot).run(tests.data)
    }
    let summary = TestSummary(unit: unit, data: runs)
    print(summary.text)
    if summary.hasFailed { throw ExitReason.gateFailed }
  }
}
