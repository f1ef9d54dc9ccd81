internal import ArgumentParser
internal import Copilot

/// Who reads questions, and whether the model is loaded first.
struct ModelOptions: ParsableArguments {
  @Option(
    help:
      "Who reads questions: builtin, ollama, or auto, which is the model where builtin is not sure."
  )
  var engine = EngineChoice.auto

  @Flag(help: "Let Ollama load the model first, where it does not have it.")
  var pull = false

  func validate() throws {
    if pull, engine == .builtin {
      throw ValidationError("--pull loads the model, which --engine builtin never asks")
    }
  }

  /// Loads the model where that is asked for, and tells how far it is; takes minutes.
  func load(_ ollama: OllamaEngine) async throws {
    guard pull, await !ollama.health().isPresent else { return }
    let report = PullReport()
    try await ollama.pull { await report.tell($0) }
    await report.end()
  }
}

/// One line that changes where somebody watches; elsewhere a line for each step.
private actor PullReport {
  private let isWatched = Terminal.isWatchingErrors
  private var last = ""

  func tell(_ progress: PullProgress) {
    if isWatched {
      writeError("\r\u{1B}[K\(progress.text)")
    } else if progress.status != last {
      writeError("\(progress.status)\n")
    }
    last = progress.status
  }

  func end() {
    if isWatched { writeError("\n") }
  }
}
