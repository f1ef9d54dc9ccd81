internal import Copilot
internal import DuckDB
internal import Foundation
internal import Lake
internal import Models
internal import Server

extension Check {
  /// Whether DuckDB's library can be loaded and is the version that this f1lake is tested with.
  static let duckdb = Check("DuckDB") { input in
    if let reason = input.machine.libraryProblem() {
      return .problem(
        "the library cannot be loaded: \(reason)",
        advice: "run scripts/bootstrap, or name DuckDB's library in F1LAKE_DUCKDB")
    }
    let version = input.machine.libraryVersion()
    guard version == DuckDBLibrary.expected else {
      return .warning(
        "\(version), and this f1lake is tested with \(DuckDBLibrary.expected)",
        advice: "run scripts/bootstrap, or unset F1LAKE_DUCKDB")
    }
    return .ok(version)
  }

  /// Whether the dbt project is there.
  static let models = Check("models") { input in
    let asked = (try? input.settings.get())?[.transformFolder]
    let folder = try TransformFolder.find(asked: asked, executable: input.executable)
    guard FileManager.default.fileExists(atPath: "\(folder)/dbt_project.yml") else {
      return .problem(
        "\(folder) has no dbt_project.yml", advice: "set F1_TRANSFORM to the dbt project")
    }
    return .ok(folder)
  }

  /// Whether the pages of the dashboard are there.
  static let pages = Check("pages") { input in
    do {
      return .ok(try WebFolder.find(asked: nil, executable: input.executable))
    } catch let error as ServerError {
      return .warning(error.description)
    }
  }

  /// Whether a server could listen on its usual port, or does so already.
  static func port(_ server: String, _ port: Int) -> Check {
    Check("port \(port)") { input in
      switch await input.machine.port(port) {
      case .free: .ok("free for the \(server)")
      case .f1lake(let version): .ok("f1lake\(version.map { " \($0)" } ?? "") serves here")
      case .other:
        .warning(
          "another program has it", advice: "end that program, or serve the \(server) with --port")
      case .denied(let reason): .warning("cannot be used: \(reason)", advice: "serve with --port")
      }
    }
  }

  /// Whether the language model can be asked; all else works without it.
  static let ollama = Check("Ollama") { input in
    guard case .success(let settings) = input.settings else {
      return .skipped("needs the settings")
    }
    do {
      let settings = try OllamaSettings(settings)
      let found = try await input.machine.ollama(settings)
      let service = "\(found.version) at \(settings.host)"
      guard found.hasModel else {
        return .warning(
          "\(service) does not have \(settings.model)", advice: "run ollama pull \(settings.model)")
      }
      return .ok("\(service) with \(settings.model)")
    } catch let failure as ModelFailure {
      return .warning("\(failure.message)", advice: failure.hint)
    } catch let error as CopilotError {
      return .warning(error.message)
    }
  }

  /// What is running here, for whoever reads a report of a failure.
  static let program = Check("versions") { input in
    .ok("f1lake \(input.version) on \(ProcessInfo.processInfo.operatingSystemVersionString)")
  }
}
