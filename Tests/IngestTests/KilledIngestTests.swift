import DuckDB
import Foundation
import Ingest
import Lake
import TestSupport
import Testing

/// `f1lake ingest` killed at many moments: no partition is ever partial, and the next run finishes.
@Suite(
  .enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"),
  .serialized)
struct KilledIngestTests {
  let weekend: Weekend

  init() throws { weekend = try Weekend() }

  /// Every Parquet file opens and holds the rows that its manifest says, wherever there is a manifest.
  private func checkPartitions() throws {
    for table in try weekend.root.partitions.tables() {
      for partition in try weekend.root.partitions.partitions(of: table) {
        let store = weekend.root.partitions
        let part = store.file(of: partition)
        if FileManager.default.fileExists(atPath: part) {
          _ = try weekend.rows("SELECT count(*) FROM bronze", of: table)
        }
        let state = try store.state(of: partition)
        #expect(try state == store.state(of: partition, rehash: true))
      }
    }
  }

  @Test func `killed at any moment, nothing is partial and the next run finishes the job`()
    async throws
  {
    let executable = try #require(Package.executable)
    let arguments = [
      "ingest", "--data-root", weekend.root.path, "--season", "2031", "--origin", weekend.origin,
    ]
    // A whole run takes a few hundred milliseconds; the moments cover it and what lies behind.
    for delay in stride(from: 20, through: 420, by: 16) {
      let child = try Child(executable, arguments)
      try await Task.sleep(for: .milliseconds(delay))
      child.kill()
      try child.wait()
      try checkPartitions()
    }
    let last = try Child(executable, arguments).wait()
    #expect(last.code == 0, "\(last.errors)")
    let rows = try weekend.rows("SELECT count(*) FROM bronze", of: "sessions")
    #expect(rows == [[5]])
    let untouched = try Weekend()
    try await untouched.ingest([])
    #expect(try untouched.bronzeFiles() == weekend.bronzeFiles())
  }
}
