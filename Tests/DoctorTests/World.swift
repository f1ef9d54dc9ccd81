import Copilot
import Doctor
import Foundation
import Lake
import TestSupport
import Testing

/// A data root in a temporary folder, on a machine that has everything; tests take things away.
struct World {
  let folder: TemporaryFolder
  var environment: [String: String]
  var machine = DoctorInput.Machine()

  var path: String { folder.path + "/root" }

  /// - Parameter isMade: false leaves the data root to the test.
  init(isMade: Bool = true) throws {
    folder = try TemporaryFolder()
    environment = ["EXTERNAL_DATA_ROOT": folder.path + "/root"]
    machine.port = { _ in .free }
    machine.ollama = { _ in ("0.9.0", true) }
    if isMade { try make() }
  }

  @discardableResult
  func make() throws -> DataRoot {
    try DataRoot.create(at: DataRootLocation(root: path), allowHostDisk: true).root
  }

  var input: DoctorInput {
    DoctorInput(
      settings: .success(Settings(environment: environment)), version: "1.2.3", executable: nil,
      machine: machine)
  }

  /// What the check of this name says.
  func verdict(_ name: String) async throws -> Verdict {
    let check = try #require(Check.all.first { $0.name == name })
    return await check.verdict(on: input)
  }

  /// A partition with one small part, and a table that a snapshot could have.
  func fill() throws {
    let partition = try Partition(
      table: "laps", season: 2024, round: 1, grandPrix: "bahrain-grand-prix", session: "R")
    try DataRoot.open(at: path).partitions.write(
      partition, Provenance(sources: [], decoderVersion: 1)
    ) { file in
      try Data("rows".utf8).write(to: URL(fileURLWithPath: file))
      return 1
    }
  }

  /// All that lies below the root.
  func files() -> [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}
