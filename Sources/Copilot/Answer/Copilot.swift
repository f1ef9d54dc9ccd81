internal import Foundation
public import Guard
public import Lake

/// Answers questions about one snapshot: reads them, makes SQL, has it checked and run, and says what the rows are.
public struct Copilot: Sendable {
  /// Settings that hold for all questions.
  public struct Options: Sendable {
    /// The engine where a question names none.
    public var engine = EngineChoice.auto
    /// Rows that an answer may have.
    public var maxRows = 200
    /// How long a query may run, its wait for an engine included.
    public var deadline = Duration.seconds(5)

    /// The defaults.
    public init() {}
  }

  let semantics: SemanticLayer
  let planner: Planner
  let lake: LakeVocabulary
  let suggestions: Suggestions
  let guardian: QueryGuard
  let runner: GuardedRunner
  let model: ModelEngine?
  let options: Options
  let snapshot: String

  /// A copilot for one snapshot; keep it as long as that.
  ///
  /// - Parameters:
  ///   - lake: what the snapshot has.
  ///   - runner: runs queries on the same snapshot.
  ///   - snapshot: its name, for answers.
  ///   - model: nil leaves the built-in engine alone.
  public init(
    _ semantics: SemanticLayer, _ lake: LakeVocabulary, guardian: QueryGuard,
    runner: GuardedRunner, snapshot: String, model: ModelEngine? = nil,
    options: Options = Options()
  ) {
    self.semantics = semantics
    self.lake = lake
    self.guardian = guardian
    self.runner = runner
    self.snapshot = snapshot
    self.model = model
    self.options = options
    planner = Planner(semantics, lake)
    suggestions = Suggestions(planner, lake)
  }

  /// A copilot with engines of its own, for a program that asks a few questions and ends.
  ///
  /// - Parameters:
  ///   - reader: the snapshot; it has to live as long as the copilot.
  ///   - bronze: the folder that views over bronze read.
  /// - Throws: where the snapshot lacks what questions are read by.
  public static func open(
    _ semantics: SemanticLayer, _ reader: SnapshotReader, bronze: String?,
    model: ModelEngine? = nil, options: Options = Options()
  ) async throws -> Copilot {
    Copilot(
      semantics, try await LakeVocabulary.read(reader), guardian: try QueryGuard(),
      runner: try await GuardedRunner.open(
        path: reader.snapshot.path,
        // The engine compares paths as they are without links.
        bronze: bronze.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }),
      snapshot: reader.snapshot.name, model: model, options: options)
  }

  /// Answers a question.
  ///
  /// What is not understood is an answer too, of status `clarify`.
  ///
  /// - Parameter progress: told of each step as it begins.
  /// - Throws: `GuardRefusal` where a query went beyond its bounds or too many wait; ``ModelFailure`` where the model
  ///   alone was to answer and did not.
  public func ask(
    _ ask: Ask, progress: @escaping @Sendable (AskProgress) async -> Void = { _ in }
  ) async throws -> CopilotAnswer {
    let start = ContinuousClock.now
    var answer = try await EngineRun(copilot: self, ask: ask, progress: progress).answer()
    answer.snapshot = snapshot
    answer.schemas = schemas
    answer.elapsed = .now - start
    return answer
  }

  /// True where no model has a say in the answer: then it is the same as long as the snapshot.
  public func isAlone(_ ask: Ask) -> Bool {
    model == nil || (ask.engine ?? options.engine) == .builtin
  }

  /// Runs SQL that is to be kept as the right answer of a question, through the guard and within the usual bounds.
  ///
  /// - Throws: what is wrong with it.
  public func verify(_ sql: String) async throws(GuardRefusal) {
    let query = try await guardian.check(sql, in: runner.catalog, maxRows: options.maxRows)
    _ = try await runner.run(query, deadline: options.deadline)
  }

  private var schemas: (silver: String, gold: String) {
    let present = runner.catalog.presentSchemas
    return (
      present.first { $0.hasSuffix("silver") } ?? "silver",
      present.first { $0.hasSuffix("gold") } ?? "gold"
    )
  }
}
