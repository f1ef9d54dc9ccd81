/// One request for a small document that several sessions need at the same time or shortly one after another, such as
/// a race's result, which practice sessions take the drivers from.
actor SharedAnswers {
  /// More than a weekend has.
  private static let kept = 64
  private static let largest = 256 << 10

  private var answers: [Resource: Response?] = [:]
  private var order: [Resource] = []
  private var asked: [Resource: [CheckedContinuation<Void, Never>]] = [:]

  /// The answer that is known, else that of `ask`; never two of it at once for one resource.
  func answer(
    _ resource: Resource, _ ask: @Sendable () async throws -> Response?
  ) async throws -> Response? {
    while asked[resource] != nil {
      // Ends with the request it waits for, which its own task cancels.
      await withCheckedContinuation { asked[resource]?.append($0) }
      try Task.checkCancellation()
    }
    if let known = answers[resource] { return known }
    asked[resource] = []
    defer { for waiter in asked.removeValue(forKey: resource) ?? [] { waiter.resume() } }
    let answer = try await ask()
    keep(answer, of: resource)
    return answer
  }

  private func keep(_ answer: Response?, of resource: Resource) {
    guard (answer?.bytes.count ?? 0) <= Self.largest else { return }
    answers[resource] = .some(answer)
    order.append(resource)
    if order.count > Self.kept { answers[order.removeFirst()] = nil }
  }
}
