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

  /// AI_MAX_ROWS, or 200.
  func maxRows(_ root: DataRootOptions) throws -> Int {
    let rows = try root.settings().integer(.aiMaxRows) ?? Copilot.Options().maxRows
    guard rows <= Self.mostRows else {
      throw LakeError(.configuration, "AI_MAX_ROWS may be \(Self.mostRows) at most")
    }
    return rows
  }

  /// For a server that answers by the built-in engine; without a project it answers no questions.
  func askSettings(_ root: DataRootOptions) throws -> AskSettings {
    var settings = AskSettings()
    settings.options.maxRows = try maxRows(root)
    if let folder = try? folder(root),
      FileManager.default.fileExists(atPath: "\(folder)/metrics.yml")
    {
      settings.semantics = try SemanticLayer(folder: folder)
    }
    return settings
  }

  private func folder(_ root: DataRootOptions) throws -> String {
    try TransformFolder.find(
      asked: try project ?? root.settings()[.transformFolder],
      executable: Bundle.main.executablePath) + "/semantic"
  }
}

extension EngineChoice: ExpressibleByArgument {}
