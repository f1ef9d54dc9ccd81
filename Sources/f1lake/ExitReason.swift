internal import ArgumentParser
internal import Copilot
internal import Foundation
internal import Guard
internal import Ingest
internal import Lake
internal import Models
internal import OriginServer
internal import Server
internal import Simulator
internal import Watch

/// Why the process ends: every error's exit code in one place. `f1lake --help` and docs/cli.md list them.
struct ExitReason {
  static let gateFailed = ExitCode(5)
  static let notAnswered = ExitCode(7)
  static let notWell = ExitCode(8)

  private let error: any Error

  init(_ error: any Error) { self.error = error }

  /// The exit code of the process.
  var code: Int32 {
    if F1Lake.exitCode(for: error) == .validationFailure { return 2 }
    return switch error {
    case let error as LakeError: error.exitCode
    case let error as IngestError: error.exitCode
    case is SnapshotQueryError, is SimulationError, is OriginServerError, is ServerError: 2
    case let error as SnapshotError: error.exitCode
    case is SelectionError, is NothingSelected: 2
    case is RunError: 3
    case is ProjectError: 6
    case let error as CopilotError: error.exitCode
    case is ModelFailure: 4
    case is GuardRefusal, is WatchServiceError: 2
    default: 1
    }
  }

  /// Prints the error's one sentence and ends the process; help and version go to standard output.
  func exit() -> Never {
    let parserCode = F1Lake.exitCode(for: error)
    if parserCode == .validationFailure {
      say(F1Lake.fullMessage(for: error))
      F1Lake.exit(withError: ExitCode(code))
    }
    if error is ExitCode || parserCode == .success { F1Lake.exit(withError: error) }
    say("f1lake: \(error)")
    F1Lake.exit(withError: ExitCode(code))
  }

  private func say(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}

extension CopilotError {
  fileprivate var exitCode: Int32 {
    switch kind {
    case .question: 2
    case .snapshot: 3
    case .model: 4
    case .semantics: 6
    }
  }
}
