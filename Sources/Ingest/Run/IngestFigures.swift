public import Observability
internal import Timing

extension IngestSummary {
  /// The run in figures for Prometheus. Sessions that origins do not have, or not yet, are no failure.
  ///
  /// - Parameter traffic: what went over the network; nil where the run did not come so far.
  public func figures(_ traffic: Traffic?) -> RunFigures {
    RunFigures(
      isSuccess: failed + stopped + historyFailed.count == 0,
      [
        MetricFamily(
          "f1lake_ingest_sessions", "Sessions of the last run's plan, by what became of them.",
          by: "outcome",
          [
            "written": written, "unchanged": unchanged, "unavailable": unavailable,
            "failed": failed, "stopped": stopped,
          ]),
        MetricFamily(
          "f1lake_ingest_history_rounds",
          "Rounds of history in the last run, by what became of them.",
          by: "outcome",
          [
            "written": historyWritten, "unchanged": historyUnchanged,
            "failed": historyFailed.count,
          ]),
        MetricFamily(
          "f1lake_ingest_rows",
          "Rows that bronze holds of the sessions that the last run has stored.",
          Double(rows)),
        MetricFamily(
          "f1lake_ingest_parquet_bytes", "Size of the Parquet files of these sessions.",
          Double(bytes)),
        MetricFamily(
          "f1lake_ingest_source_bytes", "Size of the responses that they were made from, inflated.",
          Double(sourceBytes)),
        MetricFamily(
          "f1lake_ingest_findings",
          "Findings of the sessions that the last run wrote, by severity.",
          by: "severity",
          [
            "error": findings[.error] ?? 0, "warning": findings[.warning] ?? 0,
            "info": findings[.info] ?? 0,
          ]),
      ] + (traffic?.families ?? []))
  }
}

extension Traffic {
  fileprivate var families: [MetricFamily] {
    let asked = origins.sorted { $0.key.rawValue < $1.key.rawValue }
    func family(
      _ name: String, _ help: String, _ value: (Figures) -> Double
    ) -> MetricFamily {
      MetricFamily(name, help, asked.map { .init(value($0.value), ["origin": $0.key.rawValue]) })
    }
    return [
      family("f1lake_ingest_requests", "Requests of the last run, repeated ones included.") {
        Double($0.requests)
      },
      family(
        "f1lake_ingest_request_failures", "Requests of the last run that were repeated or given up."
      ) { Double($0.failures) },
      family("f1lake_ingest_received_bytes", "Bodies that the last run received, inflated.") {
        Double($0.bytes)
      },
    ]
  }
}
