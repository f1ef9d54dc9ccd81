internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Models
internal import Observability

/// `f1lake verify`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Build, run every test and quality gate, and write a report.",
    discussion: """
      Ends with 0 only if all gates pass; then the new snapshot is published. Ends with 5 otherwise, and the former \
      snapshot stays. Shows row counts and the five latest best laps.
      """)

  @OptionGroup var root: DataRootOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var build: BuildOptions
  @OptionGroup var gates: GateOptions

  func run() async throws {
    try await log.run("verify", in: root) { data, log in
      try await gates.verify(build, importing: nil, in: data, root, log)
    }
  }
}

/// What `verify` and `snapshots import` have in common.
struct GateOptions: ParsableArguments {
  @Flag(help: "Warnings count as failures.")
  var strict = false

  @Option(help: "The folder for the report. Default: reports in the warehouse, the last ten stay.")
  var report: String?

  /// Builds or imports, asks the gates, publishes, and reports; throws the exit code where they refuse.
  func verify(
    _ build: BuildOptions, importing file: String?, in root: DataRoot, _ options: DataRootOptions,
    _ log: CommandLog
  ) async throws {
    // To verify is to trust nothing that was built before.
    var build = build
    build.running.fullRefresh = true
    let isJSON = build.running.json
    let output = BuildOutput(isJSON: false, isQuiet: isJSON, log)
    defer { output.stop() }
    let verification = WarehouseVerification(
      try build.warehouse(in: root, options, output, importing: file), root: root,
      isStrict: strict)
    let verified = try await RunMetrics(.build, command: "verify", root, log.logger).recording {
      try await verification.run()
    } figures: {
      $0.figures
    }
    output.end(verified)
    let page = try folder(in: root).write(verified)
    print(
      isJSON ? try verified.json() : verified.text + "\nreport: \(page)",
      terminator: isJSON ? "" : "\n"
    )
    if !verified.isPassed { throw ExitReason.gateFailed }
  }

  /// Where reports go.
  func folder(in root: DataRoot) -> ReportFolder {
    report.map { ReportFolder($0) {} }
      ?? ReportFolder(root.warehouse + "/reports", keeping: 10) { try root.checkWritable() }
  }
}
