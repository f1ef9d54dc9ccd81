public import ArgumentParser
public import Lake

/// `f1lake query`.
struct QueryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Run one read-only SELECT on the current snapshot.",
    discussion: "Tables are silver.laps, gold.driver_session_summary and so on.")

  @OptionGroup var root: DataRootOptions

  @Option(help: "table, csv, json or parquet.")
  var format = SnapshotQueryFormat.table

  @Option(help: "The file to write; without it, rows go to standard output.")
  var output: String?

  @Argument(help: "The SELECT statement.")
  var sql: String

  func run() async throws {
    let store = SnapshotStore(directory: try root.open().warehouse)
    let reader = try SnapshotReader(try store.requireCurrent())
    try await reader.write(sql, as: format, to: output.map { .file($0) } ?? .standardOutput)
  }
}

extension SnapshotQueryFormat: ExpressibleByArgument {}
