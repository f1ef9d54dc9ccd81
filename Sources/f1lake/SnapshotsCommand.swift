internal import ArgumentParser
internal import Foundation
internal import Lake

/// `f1lake snapshots`.
struct SnapshotsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshots",
    abstract: "List published snapshots, go back to one, remove old ones.",
    subcommands: [List.self, Use.self, Prune.self, Path.self, Import.self],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the published snapshots, the newest first.")

    @OptionGroup var root: DataRootOptions

    @Flag(help: "Print JSON instead of text.")
    var json = false

    func run() throws {
      let list = try SnapshotStore(directory: root.open().warehouse).list()
      print(json ? try list.json() : list.text, terminator: json ? "" : "\n")
    }
  }

  struct Use: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make another snapshot the current one, in one step.",
      discussion: "`f1lake snapshots use previous` takes the last publication back.")

    @OptionGroup var root: DataRootOptions

    @Argument(help: "A name from the list, previous, or latest.")
    var name: String

    func run() throws { print("using \(try root.snapshots().use(name).name)") }
  }

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove old snapshots; never the current one nor one that is being read.")

    @OptionGroup var root: DataRootOptions

    @Option(help: "How many stay whatever their age, the current one included. Default: 3, or 1.")
    var keep: Int?

    @Option(help: "Remove only what is older: days or hours, as in 7d or 12h.")
    var olderThan: Age?

    @Flag(help: "Print JSON instead of text.")
    var json = false

    func validate() throws { try RetentionOptions.check(keep: keep) }

    func run() throws {
      let retention = SnapshotRetention(
        count: keep ?? (olderThan == nil ? 3 : 1), age: olderThan?.seconds ?? 0)
      let pruned = try root.snapshots().prune(retention)
      print(json ? try pruned.json() : pruned.text, terminator: json ? "" : "\n")
    }
  }

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the path of the current snapshot's file, for other tools.",
      discussion: "duckdb -readonly \"$(f1lake snapshots path)\"")

    @OptionGroup var root: DataRootOptions

    func run() throws {
      print(try SnapshotStore(directory: root.open().warehouse).requireCurrent().path)
    }
  }
}

extension SnapshotsCommand {
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Publish the tables that real dbt has built, after all tests and gates.",
      discussion:
        "Views over bronze are made anew; without FILE, dbt.duckdb in the warehouse is taken.")

    @OptionGroup var root: DataRootOptions
    @OptionGroup var log: LogOptions
    @OptionGroup var build: BuildOptions
    @OptionGroup var gates: GateOptions

    @Argument(help: "The database that dbt wrote.")
    var file: String?

    func run() async throws {
      try await log.run("import", in: root) { data, log in
        let file = file ?? data.warehouse + "/dbt.duckdb"
        try await gates.verify(build, importing: file, in: data, root, log)
      }
    }
  }
}

extension DataRootOptions {
  /// The snapshots of the root, with its guard before every change.
  func snapshots() throws -> SnapshotStore {
    let root = try open()
    return SnapshotStore(directory: root.warehouse) { try root.checkWritable() }
  }
}
