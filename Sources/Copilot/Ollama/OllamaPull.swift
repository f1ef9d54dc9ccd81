internal import Foundation

/// How far a model's download is.
public struct PullProgress: Sendable, Equatable {
  /// The service's own words, such as "pulling manifest".
  public let status: String
  /// Bytes of the part that is being loaded: nil where there is none.
  public let total: Int64?
  /// Bytes of them that are there.
  public let completed: Int64?

  /// For a line on a terminal, such as "pulling dde5aa3fc5ff: 45 % of 2019 MB".
  public var text: String {
    guard let total, total > 0 else { return status }
    let percent = min(100, Int(Double(completed ?? 0) / Double(total) * 100))
    return "\(status): \(percent) % of \(total / 1_000_000) MB"
  }
}

extension OllamaClient {
  private struct PullLine: Decodable {
    let status: String?
    let total: Int64?
    let completed: Int64?
    let error: ErrorText?
  }

  /// Lets the service load the model; what is there already is not loaded again.
  ///
  /// - Parameter progress: takes each report that says something new.
  func pull(_ progress: @escaping @Sendable (PullProgress) async -> Void) async throws {
    let limits = settings.limits
    let model = settings.model
    let time = Patience.Limits(
      first: limits.pullSilence, silence: limits.pullSilence, total: limits.pullTotal)
    let body = Array("{\"model\":\(try OllamaMessage.text(model)),\"stream\":true}".utf8)
    _ = try await lines(
      // Some reports a second, for as long as it takes.
      Call(path: "/api/pull", body: body, mostBytes: 1 << 30), time,
      { (last: inout String, bytes: [UInt8]) in
        let line = try OllamaMessage.decode(PullLine.self, bytes)
        if let error = line.error {
          throw OllamaError(
            .failed, "the model \(model) cannot be loaded (\(error.text))",
            hint: "check its name at ollama.com/library, and Ollama's way to the network")
        }
        let now = PullProgress(
          status: OllamaMessage.visible((line.status ?? "").utf8, 80), total: line.total,
          completed: line.completed)
        if now.text != last { await progress(now) }
        last = now.text
        return line.status == "success"
      }, into: "")
  }
}
