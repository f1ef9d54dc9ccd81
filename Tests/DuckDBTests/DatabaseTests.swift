import DuckDB
import Foundation
import Testing

struct DatabaseTests {
  private func temporaryFile() -> String {
    FileManager.default.temporaryDirectory.appending(path: "f1lake-\(UUID().uuidString).duckdb")
      .path
  }

  @Test func `what was written is read back read-only, and cannot be changed`() throws {
    let path = temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Database(path: path).connect().run("CREATE TABLE t AS SELECT 7 AS n")
    let reader = try Database(path: path, access: .readOnly).connect()
    #expect(try reader.value("SELECT n FROM t") == 7)
    let error = try #require(throws: DuckDBError.self) {
      try reader.run("INSERT INTO t VALUES (8)")
    }
    #expect(error.message.contains("read-only"))
  }

  @Test func `a file that is no database is refused with its name`() throws {
    let path = temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("not a database, but long enough to have a header".utf8).write(to: URL(filePath: path))
    let error = try #require(throws: DuckDBError.self) { _ = try Database(path: path) }
    #expect(error.operation == .open)
    #expect(error.subject == path)
  }

  @Test func `an unknown setting is named`() throws {
    let error = try #require(throws: DuckDBError.self) {
      _ = try Database(settings: ["pace": "hot"])
    }
    #expect(error.message.contains("pace"))
  }

  @Test func `a connection keeps its database alive`() throws {
    func connect() throws -> Connection { try Database().connect() }
    #expect(try connect().value("SELECT 1::BIGINT") == 1)
  }

  @Test func `a running query can be watched and stopped from another task`() async throws {
    let connection = try Database(settings: ["threads": "1"]).connect()
    let monitor = connection.monitor
    let stopper = Task.detached {
      try await Task.sleep(for: .milliseconds(100))
      let progress = monitor.progress
      monitor.interrupt()
      return progress
    }
    let error = try #require(throws: DuckDBError.self) {
      try connection.rows("SELECT count(*) FROM range(100000000000) a, range(1000) b")
    }
    #expect(error.isInterrupt)
    _ = try await stopper.value
  }
}
