import Foundation
import Lake
import TestSupport
import Testing
import Watch

/// Lock and state in a data root.
struct FolderTests {
  private func root(_ folder: TemporaryFolder) throws -> DataRoot {
    try DataRoot.create(at: DataRootLocation(root: folder.path), allowHostDisk: true).root
  }

  private func busy(_ folder: WatchFolder) -> LakeError? {
    do {
      _ = try folder.lock()
      return nil
    } catch { return error as? LakeError }
  }

  @Test func `a second watch is told who has the data root`() throws {
    let temporary = try TemporaryFolder()
    let folder = WatchFolder(try root(temporary))
    do {
      let lock = try folder.lock()
      var state = WatchState()
      state.holder = .init(process: 4711, host: "box", since: Date())
      try folder.save(state)
      let error = busy(folder)
      #expect(error?.kind == .busy && error?.exitCode == 3)
      #expect(error?.message.contains("process 4711 on box") == true)
      #expect(try folder.statusText().hasPrefix("watched by process 4711 on box"))
      _ = consume lock
    }
    #expect(busy(folder) == nil)
    #expect(try folder.statusText().hasPrefix("no watch runs"))
  }

  @Test func `a state that is lost or damaged is a fresh one`() throws {
    let temporary = try TemporaryFolder()
    let folder = WatchFolder(try root(temporary))
    #expect(try folder.load() == WatchState())
    var state = WatchState()
    state.sessions["2031 R01 Q"] = .init(isAnnounced: true, askedAt: Date(timeIntervalSince1970: 5))
    try folder.save(state)
    #expect(try folder.load() == state)
    try temporary.write("{", to: "warehouse/watch.json")
    #expect(try folder.load() == WatchState())
  }
}
