package import Copilot
internal import DuckDB
package import Foundation
public import Lake

/// What the checks look at: the settings, the data root as it is opened here, and how to ask the machine.
public struct DoctorInput: Sendable {
  /// The settings, or why they cannot be read.
  let settings: Result<Settings, any Error>
  /// Where the data root should be.
  let location: Result<DataRootLocation, any Error>
  /// The data root, or why it cannot be opened.
  let root: Result<DataRoot, any Error>
  /// What the manifests say.
  let status: Result<LakeStatus, any Error>
  /// The version of f1lake.
  let version: String
  /// The path of the running program.
  let executable: String?
  let machine: Machine

  /// How the machine is asked; tests put in their own answers.
  package struct Machine: Sendable {
    package var probe = VolumeProbe.system
    package var now = Date()
    /// Why DuckDB's library cannot be loaded; nil where it can.
    package var libraryProblem: @Sendable () -> String? = { DuckDBLibrary.problem }
    package var libraryVersion: @Sendable () -> String = { DuckDBLibrary.version }
    package var port: @Sendable (_ port: Int) async -> PortUse = { await PortUse.look($0) }
    package var ollama:
      @Sendable (OllamaSettings) async throws -> (version: String, hasModel: Bool) =
        { try await $0.look() }

    /// The machine that this runs on.
    package init() {}
  }

  /// Opens the data root and reads its manifests.
  ///
  /// - Parameter settings: an error is what the first check tells.
  public init(settings: Result<Settings, any Error>, version: String, executable: String?) {
    self.init(settings: settings, version: version, executable: executable, machine: Machine())
  }

  /// The same on a machine that is given.
  package init(
    settings: Result<Settings, any Error>, version: String, executable: String?, machine: Machine
  ) {
    self.settings = settings
    self.version = version
    self.executable = executable
    self.machine = machine
    let location = settings.flatMap { settings in Result { try DataRootLocation(settings) } }
    let root = location.flatMap { location in
      Result { try DataRoot.open(at: location, probe: machine.probe) }
    }
    self.location = location
    self.root = root
    status = root.flatMap { root in Result { try root.status() } }
  }
}
