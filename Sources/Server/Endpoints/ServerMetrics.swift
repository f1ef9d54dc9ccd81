internal import Foundation
internal import Lake
internal import Observability

/// What `/metrics` answers: the server's own figures, and those of the last ingest and build.
struct ServerMetrics: Sendable {
  private let surroundings: Surroundings

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// In the text format of Prometheus.
  ///
  /// - Throws: `LakeError` where the figures of the runs cannot be read.
  var text: String {
    get async throws {
      let own = snapshot + answers
      return surroundings.traffic.text + own.map(\.text).joined() + surroundings.asks.text
        + (try await surroundings.disk.metrics(in: surroundings.metrics))
    }
  }

  private var snapshot: [MetricFamily] {
    let served = surroundings.feed.served
    let published = served.flatMap { try? Date($0.snapshot.publishedAt, strategy: .iso8601) }
    let feed = surroundings.feed.figures
    return [
      MetricFamily(
        "f1lake_snapshot_loaded", "Whether there is something to serve, 1 or 0.",
        served == nil ? 0 : 1),
      MetricFamily(
        "f1lake_snapshot_age_seconds", "Since the snapshot was published that is served.",
        published.map { (-$0.timeIntervalSinceNow).rounded() }),
      MetricFamily(
        "f1lake_snapshot_changes_total", "How often the server moved to another snapshot.",
        Double(feed.changes), kind: .counter),
      MetricFamily(
        "f1lake_event_listeners", "Pages and programs that listen to events.",
        Double(feed.listeners)),
      MetricFamily(
        "f1lake_uptime_seconds", "Since the server was started.",
        ((.now - surroundings.started) / .seconds(1)).rounded()),
    ]
  }

  private var answers: [MetricFamily] {
    let served = surroundings.feed.served
    let answers = served?.answers.figures ?? (entries: 0, bytes: 0, hits: 0, misses: 0)
    return [
      MetricFamily(
        "f1lake_queries_waiting", "Queries that run or wait for an engine.",
        Double(served?.readers.load ?? 0)),
      MetricFamily(
        "f1lake_answers_kept", "Answers in memory.", Double(answers.entries)),
      MetricFamily("f1lake_answers_kept_bytes", "Their size.", Double(answers.bytes)),
      MetricFamily(
        "f1lake_answers_found_total", "Requests that were answered from memory.",
        Double(answers.hits), kind: .counter),
      MetricFamily(
        "f1lake_answers_made_total", "Answers that were worked out.",
        Double(answers.misses), kind: .counter),
    ]
  }
}
