import DuckDB
import Foundation
import Lake

/// A warehouse folder of snapshots whose two tables both hold one number.
struct Warehouse {
  let path: String
  var store: SnapshotStore { SnapshotStore(directory: path) }

  /// Publishes tables `a` and `b` with `value` in each row.
  @discardableResult
  func publish(
    _ value: Int, keep: Int = 3, days: Double = 0,
    beforeWrite: @escaping @Sendable () throws -> Void = {}
  ) throws -> Snapshot {
    let store = SnapshotStore(directory: path, beforeWrite: beforeWrite)
    let build = try store.beginBuild()
    try Database(path: build.path).connect().run(
      """
      CREATE TABLE a AS SELECT \(value) AS n FROM range(5000);
      CREATE TABLE b AS SELECT \(value) AS n FROM range(5000);
      """)
    let contents = SnapshotContents(
      models: [
        .init(schema: "main", name: "a", rows: 5000), .init(schema: "main", name: "b", rows: 5000),
      ],
      bronze: .none)
    return try store.publish(
      build, contents: contents, retention: SnapshotRetention(count: keep, age: days * 86_400))
  }

  /// The one number that all rows of both tables hold; nil where they do not.
  static func value(_ reader: SnapshotReader) async throws -> Int64? {
    let a = try await reader.rows("SELECT min(n), max(n) FROM a")[0]
    let b = try await reader.rows("SELECT min(n), max(n) FROM b")[0]
    return a[0] == a[1] && a == b ? a[0].int : nil
  }

  /// The snapshots' files.
  func snapshots() throws -> [String] {
    try Files.names(path).filter { $0.hasPrefix("snapshot-") && $0.hasSuffix(".duckdb") }
  }
}
