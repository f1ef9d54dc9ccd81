import Foundation
import Lake
import Testing

struct KillTests {
  // Equal sizes, so that only the content can tell an old part from a new one.
  static func write(_ root: DataRoot, to partition: Partition) throws {
    try root.partitions.write(partition, Sample.provenance) { path in
      let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return 1
    }
  }

  /// Writes one partition again and again until the process is killed after `milliseconds`.
  static func writeUntilKilled(_ path: String, after milliseconds: Int) throws {
    let root = try DataRoot.open(at: path)
    let partition = try Sample.partition()
    try write(root, to: partition)
    Thread.detachNewThread {
      usleep(UInt32(milliseconds) * 1000)
      kill(getpid(), SIGKILL)
    }
    while true { try write(root, to: partition) }
  }

  @Test(arguments: [0, 1, 2, 3, 5, 7, 9, 11, 13, 17, 23, 31, 43])
  func `a process killed at any moment leaves no partition that lies`(milliseconds: Int)
    async throws
  {
    let scratch = try Scratch()
    let root = try scratch.root()
    let partition = try Sample.partition()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = root.path as String, milliseconds] in
      try KillTests.writeUntilKilled(path, after: milliseconds)
    }
    let quick = try root.partitions.state(of: partition)
    #expect(try quick == root.partitions.state(of: partition, rehash: true))
    try Self.write(root, to: partition)
    #expect(try root.partitions.state(of: partition, rehash: true).manifest != nil)
    let names = try Files.names(root.partitions.folder(of: partition))
    #expect(names == ["manifest.json", "part-00000.parquet"])
  }
}
