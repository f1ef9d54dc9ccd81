internal import Foundation

/// How a project is run.
public struct RunOptions: Sendable {
  /// How many models are built at the same time; each on a thread of its own.
  public var threads: Int
  /// Whether the models and tests of an earlier build are of no interest.
  public var isFullRefresh: Bool
  /// The folders of external models' files, by schema.
  public var folders: [String: String] = [:]
  /// The models to build; all others stay as the earlier build left them. Nil means all.
  public var only: Set<Identifier>?
  /// Learns of each step when it is done; called from several threads.
  public var progress: @Sendable (RunEvent) -> Void

  /// - Parameter threads: as many as the machine has cores where it is nil.
  public init(
    threads: Int? = nil, isFullRefresh: Bool = false,
    progress: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    self.isFullRefresh = isFullRefresh
    self.progress = progress
  }
}

/// Something that a run has done.
public enum RunEvent: Sendable {
  /// What there is to do is known: the number of models to build or to update, and of tests to run.
  case planned(models: Int, tests: Int)
  /// A model is there.
  case model(RunReport.ModelRun)
  /// Tests came out.
  case tests([RunReport.TestRun])
}
