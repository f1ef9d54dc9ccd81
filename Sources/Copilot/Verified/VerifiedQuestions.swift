internal import Foundation
public import Lake

/// Questions whose SQL is known to be right: those of the project, and those that users have saved.
///
/// They are examples for a language model. The project's are in `semantic/verified/*.jsonl`, the users' in
/// `copilot/verified.jsonl` on the data root, which is read again when it has changed.
public actor VerifiedQuestions {
  private static let file = "copilot/verified.jsonl"

  private let project: [VerifiedQuestion]
  private let root: DataRoot?
  private var index: VerifiedIndex
  private var saved = VerifiedFile.Content()
  private var savedBytes: Int64 = 0
  private let executor = EngineExecutor(label: "f1lake.verified")

  /// The actor's own thread: files block.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Reads the project's questions.
  ///
  /// - Parameters:
  ///   - folder: the folder `semantic` of the dbt project.
  ///   - root: where users' questions are kept; nil where there are none.
  /// - Throws: ``CopilotError`` with the file and line that is wrong.
  public init(folder: String, root: DataRoot?) throws {
    project = try Self.shipped(in: folder)
    self.root = root
    index = VerifiedIndex(project)
  }

  /// The project's questions, of all files in their order.
  package static func shipped(in folder: String) throws -> [VerifiedQuestion] {
    let files = try VerifiedFile.all(in: "\(folder)/verified").map { try $0.read() }
    if let problem = files.flatMap(\.problems).first { throw CopilotError(.semantics, problem) }
    return files.flatMap(\.questions)
  }

  /// How many there are.
  public var count: Int {
    get throws {
      try update()
      return index.questions.count
    }
  }

  /// Lines of the users' file that cannot be used, as `path:line: why`.
  public var problems: [String] {
    get throws {
      try update()
      return saved.problems
    }
  }

  /// The nearest by words, the best first; those that are not wanted are left out.
  ///
  /// - Throws: ``CopilotError`` where the users' file is too long, `LakeError` where it cannot be read.
  package func nearest(
    to question: String, count: Int,
    where isWanted: @Sendable (VerifiedExample) -> Bool = { _ in true }
  ) throws -> [VerifiedExample] {
    try update()
    return index.nearest(to: question, count: count, isWanted)
  }

  /// Adds a question of a user to the file on the data root.
  ///
  /// The caller has put its SQL through the guard and seen it run. What is there already is not added again.
  /// - Returns: its identity, sixteen hexadecimal digits.
  /// - Throws: ``CopilotError`` of kind `question` where it is too long, the file is full, or there is no data root;
  ///   `LakeError` where the disk does not take it.
  @discardableResult
  public func save(_ question: VerifiedQuestion) throws -> String {
    guard let root else { throw CopilotError(.question, "there is no data root to save it on") }
    if let problem = question.problem { throw CopilotError(.question, problem) }
    try update()
    let line = try question.line()
    let id = String(Digest.hexadecimal(ofText: line).prefix(16))
    if saved.questions.contains(question) { return id }
    guard saved.questions.count < VerifiedFile.mostLines else {
      throw CopilotError(
        .question,
        "\(Self.file) on the data root has \(VerifiedFile.mostLines) questions: remove some of its lines"
      )
    }
    try root.append(line: line, to: Self.file, isTorn: saved.isTorn)
    return id
  }

  /// Reads the users' file where it has grown or shrunk.
  private func update() throws {
    guard let root else { return }
    let path = root.path + "/" + Self.file
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let bytes = (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    guard bytes != savedBytes else { return }
    saved = try VerifiedFile(path: path).read()
    savedBytes = bytes
    index = VerifiedIndex(project + saved.questions)
  }
}
