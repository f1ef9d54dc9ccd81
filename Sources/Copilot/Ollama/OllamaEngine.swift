internal import Lake

/// Answers questions by a model that Ollama runs: from a question to SQL, which others look at and run.
///
/// One for the whole process, whatever the snapshot. Close it at the end.
public struct OllamaEngine: Sendable {
  private let client: OllamaClient
  private let verified: VerifiedQuestions
  private let catalogs: CatalogCache

  /// An engine; nothing is asked yet.
  public init(
    _ settings: OllamaSettings, _ semantics: SemanticLayer, _ verified: VerifiedQuestions
  ) {
    client = OllamaClient(settings)
    self.verified = verified
    catalogs = CatalogCache(semantics)
  }

  /// As the copilot takes it.
  public var engine: ModelEngine {
    ModelEngine(draft: { try await draft($0) }, health: { await health() })
  }

  /// Closes all connections; the engine cannot be used after it.
  public func close() async throws { try await client.close() }

  /// Whether the service answers and has the model; within some seconds.
  public func health() async -> ModelHealth {
    let found = try? await client.health()
    return ModelHealth(
      isReachable: found != nil, model: client.settings.model, isPresent: found?.hasModel == true)
  }

  /// Lets the service load the model, which takes minutes where it is not there yet.
  ///
  /// - Throws: ``ModelFailure``.
  public func pull(_ progress: @escaping @Sendable (PullProgress) async -> Void) async throws {
    try await telling { try await client.pull(progress) }
  }

  /// Makes a draft of a question, with one repair where the first is of no use.
  ///
  /// - Throws: ``ModelFailure``, `CancellationError`.
  public func draft(_ request: ModelRequest) async throws -> ModelDraft {
    try await telling {
      let model = client.settings.model
      await request.progress(AskProgress(.model, "Looking for \(model) at \(client.settings.host)"))
      let room = try await client.context()
      let catalog = await catalogs.catalog(of: request.lake)
      let examples = try await verified.nearest(
        to: request.question, count: PromptBuilder.mostExamples
      ) { $0.tables.allSatisfy { catalog.lake.tables[$0] != nil } }
      let builder = PromptBuilder(catalog: catalog, request: request, examples: examples)
      var draft: ModelDraft
      do {
        draft = try await DraftRounds(client, request, builder, context: room).draft()
      } catch let error as OllamaError where error.kind == .promptTooLong {
        // The estimate was wrong for this model's tokens: once more with half of it.
        draft = try await DraftRounds(client, request, builder, context: room / 2).draft()
      }
      if case .clarify = draft.outcome { draft.suggestions = examples.prefix(3).map(\.question) }
      return draft
    }
  }

  private func telling<T>(_ work: () async throws -> T) async throws -> T {
    do {
      return try await work()
    } catch let error as OllamaError {
      throw error.failure
    } catch let error as CopilotError {
      throw ModelFailure(.unusable, error.message, hint: "mend the file and ask again")
    } catch let error as LakeError {
      throw ModelFailure(.unusable, "\(error)", hint: "see to the disk and ask again")
    }
  }
}

extension OllamaClient {
  /// Tokens that prompt and reply may take: what the model has, and what the settings allow.
  ///
  /// - Throws: ``OllamaError`` where the service is not there or has no such model. Where it just does not say how much
  ///   the model takes, the settings count.
  func context() async throws -> Int {
    do {
      return min(try await contextLength() ?? .max, settings.limits.context)
    } catch let error as OllamaError where error.kind == .slow || error.kind == .garbled {
      return settings.limits.context
    }
  }
}
