internal import Lake
public import Observability

extension WarehouseBuild.Outcome {
  /// The build in figures for Prometheus.
  public var figures: RunFigures {
    let isPublished = if case .published = self { true } else { false }
    return RunFigures(isSuccess: isPublished, report.families)
  }
}

extension VerificationReport {
  /// The build and its gates in figures for Prometheus.
  public var figures: RunFigures {
    func count(_ status: GateOutcome.Status) -> Int { gates.count { $0.status == status } }
    let family = MetricFamily(
      "f1lake_build_gates", "Gates of the last run if it was a verification, by how they came out.",
      by: "status",
      [
        "passed": count(.passed), "warning": count(.warning), "failed": count(.failed),
        "skipped": count(.skipped),
      ])
    return RunFigures(isSuccess: isPassed, outcome.report.families + [family])
  }
}

extension RunReport {
  fileprivate var families: [MetricFamily] {
    let kept = models.count { $0.extent == .kept }
    let failedUnits = unitTests.count { !$0.passed }
    return [
      MetricFamily(
        "f1lake_build_models", "Models of the last run, by what was done.", by: "outcome",
        ["built": models.count - kept, "kept": kept]),
      MetricFamily(
        "f1lake_build_rows", "Rows of all models after the last run.",
        Double(models.reduce(0) { $0 + $1.rows })),
      MetricFamily(
        "f1lake_build_tests", "Data tests of the last run, by how they came out.", by: "outcome",
        [
          "passed": tests.count - warned.count - failed.count, "warned": warned.count,
          "failed": failed.count,
        ]),
      MetricFamily(
        "f1lake_build_unit_tests", "Unit tests of the last run, by how they came out.",
        by: "outcome",
        [
          "passed": unitTests.count - failedUnits + carriedOverUnitTests, "failed": failedUnits,
        ]),
      MetricFamily(
        "f1lake_build_bronze_bytes", "Size of the bronze files that the last run read.",
        Double(bronze.bytes)),
    ]
  }
}
