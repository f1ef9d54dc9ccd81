extension OllamaSettings {
  /// Asks the service whether it is there and has the model, and waits some seconds at most.
  ///
  /// - Throws: ``ModelFailure`` where nothing answers, or something that is no Ollama.
  public func look() async throws -> (version: String, hasModel: Bool) {
    let client = OllamaClient(self)
    let found: Result<OllamaHealth, any Error>
    do {
      found = .success(try await client.health())
    } catch {
      found = .failure((error as? OllamaError)?.failure ?? error)
    }
    try await client.close()
    let health = try found.get()
    return (health.version, health.hasModel)
  }
}
