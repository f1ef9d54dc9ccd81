internal import Copilot
internal import Guard
internal import Lake

/// The copilot of one snapshot, made at its first question and kept as long as the snapshot.
actor AskDesk {
  private let reader: SnapshotReader
  private let console: SQLConsole
  private let settings: AskSettings
  private var opening: Task<Copilot, any Error>?

  /// What the built-in engine has answered: the same question on the same snapshot has the same answer.
  nonisolated let answers = AnswerCache(limit: 16 << 20)

  init(_ reader: SnapshotReader, _ console: SQLConsole, _ settings: AskSettings) {
    self.reader = reader
    self.console = console
    self.settings = settings
  }

  /// The copilot; some tenths of a second at the first call.
  ///
  /// - Throws: ``Problem`` where no project was found, or the snapshot lacks what questions are read by.
  func copilot() async throws -> Copilot {
    if let opening { return try await opening.value }
    guard let semantics = settings.semantics else {
      throw Problem(
        503, "The copilot is not set up", "the dbt project with its folder semantic was not found",
        hint: "start f1lake beside the folder transform, or name it with F1_TRANSFORM")
    }
    let task = Task { [reader, console, settings] in
      do {
        let opened = try await console.opened()
        return Copilot(
          semantics, try await LakeVocabulary.read(reader), guardian: opened.guardian,
          runner: opened.runner, snapshot: reader.snapshot.name, model: settings.model,
          options: settings.options)
      } catch is SnapshotQueryError {
        throw Problem(
          503, "Not in this snapshot", "the snapshot lacks tables that questions are read by",
          hint: "build the whole project: `f1lake build`")
      }
    }
    opening = task
    do {
      return try await task.value
    } catch {
      opening = nil
      throw error
    }
  }
}
