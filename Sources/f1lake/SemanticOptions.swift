public import ArgumentParser
public import Copilot
internal import Foundation
internal import Lake
internal import Models
internal import Server

/// The words and metrics that questions are read by, and how answers are bounded.
struct SemanticOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the dbt project, whose folder semantic has the words of questions. Default: F1_TRANSFORM, "
        + "./transform, or the installed one.", valueName: "dir"))
  var project: String?

  /// The most rows that AI_MAX_ROWS may allow.
  private static let mostRows = 10_000

  /// What questions are read by.
  func semantics(_ root: DataRootOptions) throws -> SemanticLayer {
    try SemanticLayer(folder: folder(root))
  }

  /// Questions whose SQL is known to be right.
  func verified(_ root: DataRootOptions, _ data: DataRoot) throws -> VerifiedQuestions {
    try VerifiedQuestions(folder: folder(root), root: data)
  }

  /// AI_MAX_ROWS, or 200.
  func maxRows(_ root: DataRootOptions) throws -> Int {
    let rows = try root.settings().integer(.aiMaxRows) ?? Copilot.Options().maxRows
    guard rows <= Self.mostRows else {
      throw LakeError(.configuration, "AI_MAX_ROWS may be \(Self.mostRows) at most")
    }
    return rows
  }

  /// The language model that OLLAMA_HOST and OLLAMA_MODEL name; to be closed at the end.
  func ollama(_ root: DataRootOptions, _ data: DataRoot) throws -> OllamaEngine {
    OllamaEngine(
      try OllamaSettings(root.settings()), try semantics(root), try verified(root, data))
  }

  /// For a server that answers by the built-in engine.
  func askSettings(_ root: DataRootOptions, _ data: DataRoot) throws -> AskSettings {
    var settings = AskSettings()
    settings.options.maxRows = try maxRows(root)
    settings.semantics = try semantics(root)
    let verified = try verified(root, data)
    settings.keep = { ask, sql in
      try await verified.save(
        VerifiedQuestion(
          question: ask.question, sql: sql, season: ask.context.season, round: ask.context.round,
          sessionCode: ask.context.sessionCode))
    }
    return settings
  }

  /// Whether there is a project with words of questions.
  func isPresent(_ root: DataRootOptions) -> Bool {
    guard let folder = try? folder(root) else { return false }
    return FileManager.default.fileExists(atPath: "\(folder)/metrics.yml")
  }

  private func folder(_ root: DataRootOptions) throws -> String {
    try TransformFolder.find(
      asked: try project ?? root.settings()[.transformFolder],
      executable: Bundle.main.executablePath) + "/semantic"
  }
}

extension EngineChoice: ExpressibleByArgument {}
