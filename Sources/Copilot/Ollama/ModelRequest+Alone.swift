extension ModelRequest {
  /// A question that nobody waits for, and that stands alone unless said otherwise.
  package init(
    _ question: String, in lake: LakeVocabulary, context: AskContext = AskContext(),
    history: [String] = [], maxRows: Int = 200,
    progress: @escaping @Sendable (AskProgress) async -> Void = { _ in },
    check: @escaping @Sendable (_ sql: String) async -> String?
  ) {
    self.init(
      question: question, context: context, history: history, lake: lake, maxRows: maxRows,
      check: check, progress: progress)
  }
}
