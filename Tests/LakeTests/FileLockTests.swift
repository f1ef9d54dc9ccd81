import Foundation
import Lake
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct FileLockTests {
  @Test func `a second holder is refused until the first is gone`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/.lock"
    do {
      let held = try FileLock(path, work: "a test")
      #expect(lakeError { try Self.takeAndGiveBack(path) }?.kind == .busy)
      _ = consume held
    }
    try Self.takeAndGiveBack(path)
  }

  /// The number of a closed file is given to the next one that is opened.
  @Test func `being refused closes no file of somebody else`() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/.lock"
    let held = try FileLock(path, work: "a test")
    await withTaskGroup { group in
      for _ in 0..<2 {
        group.addTask { for _ in 0..<2000 { try? Self.takeAndGiveBack(path) } }
        group.addTask {
          for _ in 0..<2000 {
            let file = open("/dev/null", O_RDONLY)
            #expect(read(file, nil, 0) == 0)
            #expect(close(file) == 0)
          }
        }
      }
    }
    _ = consume held
  }

  private static func takeAndGiveBack(_ path: String) throws {
    let held = try FileLock(path, work: "a test")
    _ = consume held
  }

  #if os(Linux)
    /// A child that is being started holds copies of all open files until it runs its own program.
    @Test func `a lock that was given back is free though a copy of its file is still open`() throws
    {
      let scratch = try Scratch()
      let path = scratch.path + "/.lock"
      var copy: Int32 = -1
      do {
        let held = try FileLock(path, work: "a test")
        copy = try #require(try Self.copyOfOpenFile(at: path))
        _ = consume held
      }
      defer { close(copy) }
      try Self.takeAndGiveBack(path)
    }

    private static func copyOfOpenFile(at path: String) throws -> Int32? {
      for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
        let target = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/self/fd/" + name)
        if target == path, let file = Int32(name) { return dup(file) }
      }
      return nil
    }
  #endif
}
