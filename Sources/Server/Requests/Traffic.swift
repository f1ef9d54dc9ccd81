internal import Observability
internal import Synchronization

/// Counts of what was answered, for /metrics.
final class Traffic: Sendable {
  private struct Counts {
    var byStatus: [Int: Int] = [:]
    // Upper bounds in milliseconds, as Prometheus' histograms have them.
    var buckets = Array(repeating: 0, count: Traffic.bounds.count + 1)
    var seconds = 0.0
  }

  static let bounds: [Double] = [0.25, 1, 5, 10, 25, 50, 100, 250, 1000, 10_000]

  private let counts = Mutex(Counts())
  private let running = Atomic(0)

  /// A request has come; ``end(status:_:)`` belongs to each.
  func begin() { running.add(1, ordering: .relaxed) }

  func end(status: Int, _ duration: Duration) {
    running.subtract(1, ordering: .relaxed)
    let seconds = duration / .seconds(1)
    let index = Self.bounds.firstIndex { seconds * 1000 <= $0 } ?? Self.bounds.count
    counts.withLock { counts in
      counts.byStatus[status, default: 0] += 1
      counts.buckets[index] += 1
      counts.seconds += seconds
    }
  }

  /// In the text format of Prometheus.
  var text: String {
    let counts = counts.withLock { $0 }
    var lines = [
      "# HELP f1lake_http_requests_total Requests that were answered, by status.",
      "# TYPE f1lake_http_requests_total counter",
    ]
    for (status, count) in counts.byStatus.sorted(by: { $0.key < $1.key }) {
      lines.append("f1lake_http_requests_total{status=\"\(status)\"} \(count)")
    }
    lines += [
      "# HELP f1lake_http_request_duration_seconds Time from the head of a request to its answer.",
      "# TYPE f1lake_http_request_duration_seconds histogram",
    ]
    var sum = 0
    for (bound, count) in zip(Self.bounds, counts.buckets) {
      sum += count
      lines.append("f1lake_http_request_duration_seconds_bucket{le=\"\(bound / 1000)\"} \(sum)")
    }
    sum += counts.buckets[Self.bounds.count]
    lines += [
      "f1lake_http_request_duration_seconds_bucket{le=\"+Inf\"} \(sum)",
      "f1lake_http_request_duration_seconds_sum \(counts.seconds)",
      "f1lake_http_request_duration_seconds_count \(sum)",
    ]
    let running = MetricFamily(
      "f1lake_http_requests_running",
      "Requests that wait for the head of their answer, this one included.",
      Double(running.load(ordering: .relaxed)))
    return lines.joined(separator: "\n") + "\n" + running.text
  }
}
