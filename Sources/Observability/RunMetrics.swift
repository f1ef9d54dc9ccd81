internal import Foundation
public import Lake
public import Logging

/// Figures of the last run of one kind, in `metrics/KIND.prom` below the data root.
///
/// The form is that of node_exporter's textfile collector. Counts and the time of the last success go on from the file
/// that was there; where it is lost they begin anew, which Prometheus takes for a restart.
public struct RunMetrics: Sendable {
  /// What kind of work a run does; names of figures begin with it.
  public enum Kind: String, CaseIterable, Sendable {
    case ingest
    /// `build`, and `verify`, which builds.
    case build
  }

  private let kind: Kind
  private let command: String
  private let root: DataRoot
  private let logger: Logger

  /// - Parameter command: who runs it, as `verify`.
  public init(_ kind: Kind, command: String, _ root: DataRoot, _ logger: Logger) {
    (self.kind, self.command, self.root, self.logger) = (kind, command, root, logger)
  }

  /// Does the work of a run and writes its figures, whether it fails or not.
  ///
  /// - Throws: what the work throws. Figures that cannot be written are a line of the log.
  public func recording<Result>(
    _ work: () async throws -> Result, figures: (Result) -> RunFigures
  ) async throws -> Result {
    let start = Date()
    do {
      let result = try await work()
      write(figures(result), from: start, unwritten: .warning)
      return result
    } catch let error as LakeError where error.kind == .busy {
      // It was no run: another process has one.
      throw error
    } catch {
      // Where the disk is gone the figures go with it, and the error says so.
      write(RunFigures(isSuccess: false, []), from: start, unwritten: .debug)
      throw error
    }
  }

  private func write(_ figures: RunFigures, from start: Date, unwritten: Logger.Level) {
    do {
      let name = "\(kind.rawValue).prom"
      let former = try FileSystem.contents("\(root.metrics)/\(name)") ?? []
      let values = MetricFamily.values(in: String(decoding: former, as: UTF8.self))
      let families = general(figures.isSuccess, start, former: values) + figures.families
      try root.writeMetrics(Data(families.map(\.text).joined().utf8), named: name)
    } catch {
      logger.log(level: unwritten, "the figures of this run cannot be written: \(error)")
    }
  }

  /// What every kind of run has.
  private func general(
    _ isSuccess: Bool, _ start: Date, former: [String: Double]
  ) -> [MetricFamily] {
    let prefix = "f1lake_\(kind.rawValue)"
    let now = Date()
    func count(_ outcome: String, _ isThis: Bool) -> MetricFamily.Sample {
      let before = former["\(prefix)_runs_total{outcome=\"\(outcome)\"}"] ?? 0
      return .init(before + (isThis ? 1 : 0), ["outcome": outcome])
    }
    let success = "\(prefix)_last_success_timestamp_seconds"
    let lastSuccess = isSuccess ? Self.seconds(now) : former[success]
    return [
      MetricFamily(
        "\(prefix)_run_info",
        "The last run: its command and its id, which log, files and report carry.",
        [.init(1, ["command": command, "run": root.run])]),
      MetricFamily(
        "\(prefix)_runs_total",
        "Runs by outcome; one that was stopped, or whose snapshot is not published, has failed.",
        [count("succeeded", isSuccess), count("failed", !isSuccess)], kind: .counter),
      MetricFamily(
        "\(prefix)_last_run_success", "Whether nothing failed in the last run, 1 or 0.",
        isSuccess ? 1 : 0),
      MetricFamily(
        "\(prefix)_last_run_timestamp_seconds", "When the last run ended.", Self.seconds(now)),
      MetricFamily(
        success, "When a run ended last in which nothing failed.", lastSuccess),
      MetricFamily(
        "\(prefix)_last_run_duration_seconds", "How long the last run took.",
        (now.timeIntervalSince(start) * 1000).rounded() / 1000),
    ]
  }

  private static func seconds(_ time: Date) -> Double {
    (time.timeIntervalSince1970 * 1000).rounded() / 1000
  }

  /// The figures of all kinds as they were written last; a line that is none of these is left out.
  ///
  /// - Parameter folder: ``DataRoot/metrics``.
  public static func text(in folder: String) throws -> String {
    try Kind.allCases.map { kind in
      let bytes = try FileSystem.contents("\(folder)/\(kind.rawValue).prom") ?? []
      let name = "f1lake_\(kind.rawValue)_"
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { line in
        ["", "# HELP ", "# TYPE "].contains { line.hasPrefix($0 + name) }
      }
      return lines.map { $0 + "\n" }.joined()
    }.joined()
  }
}
