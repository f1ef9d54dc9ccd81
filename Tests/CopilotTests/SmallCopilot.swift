import Copilot
import Guard
import GuardCorpus
import Lake
import TestSupport

/// A copilot on the small season, with whatever model a test needs.
struct SmallCopilot {
  private let folder: TemporaryFolder
  private let reader: SnapshotReader
  let copilot: Copilot

  init(
    simulated: Bool = false, model: ModelEngine? = nil, options: Copilot.Options = patient
  ) async throws {
    folder = try TemporaryFolder()
    let store = SnapshotStore(directory: folder.path)
    let build = try store.beginBuild()
    try SmallSeason.write(to: build.path, simulated: simulated)
    _ = try store.publish(build, contents: SnapshotContents(models: [], bronze: .none))
    reader = try store.openReader()
    copilot = try await Copilot.open(
      try SemanticLayer(folder: Package.transform + "/semantic"), reader, bronze: nil, model: model,
      options: options)
  }

  /// Machines that run tests have other work too.
  static var patient: Copilot.Options {
    var options = Copilot.Options()
    options.deadline = .seconds(60)
    return options
  }

  func ask(
    _ question: String, history: [String] = [], engine: EngineChoice? = nil,
    progress: @escaping @Sendable (AskProgress) async -> Void = { _ in }
  ) async throws -> CopilotAnswer {
    defer { withExtendedLifetime(reader) {} }
    return try await copilot.ask(
      try Ask(question, history: history, engine: engine), progress: progress)
  }
}
