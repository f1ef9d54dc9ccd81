public import ArgumentParser
public import Lake

/// `f1lake query`.
struct QueryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Run one read-only SELECT on the current snapshot.",
    discussion: """
      Tables are silver.laps, gold.driver_session_summary and so on. Files below bronze can be read \
      as well, no others.
      """)

  @OptionGroup var root: DataRootOptions

  @Option(help: "table, csv, json or parquet.")
  var format = SnapshotQueryFormat.table

  @Option(help: "The file to write; without it, rows go to standard output.")
  var output: String?

  @Argument(help: "The SELECT statement.")
  var sql: String

  func run() async throws {
    let root = try root.open()
    let reader = try SnapshotStore(directory: root.warehouse).openReader(bronze: root.bronze)
    try await reader.write(sql, as: format, to: output.map { .file($0) } ?? .standardOutput)
  }
}

extension SnapshotQueryFormat: ExpressibleByArgument {}
