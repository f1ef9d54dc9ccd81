/// Puts a question and what belongs to it into the messages for a model, within a number of tokens.
struct PromptBuilder {
  /// A prompt, and what there was room for.
  struct Prompt {
    let messages: [OllamaChat.Message]
    /// By estimate.
    let tokens: Int
    /// Names of the tables that it describes.
    let tables: [String]
  }

  /// The most tables that a prompt describes: small models lose their way among more.
  static let mostTables = 6
  /// The most verified questions that it shows.
  static let mostExamples = 4

  let catalog: SemanticCatalog
  let request: ModelRequest
  let examples: [VerifiedExample]

  /// Nil where not even the nearest table fits.
  ///
  /// What is least relevant is left out as a whole: tables from the last one on, then examples.
  func prompt(tokens budget: Int) -> Prompt? {
    let reading = catalog.read(request.question)
    let ranked = catalog.ranked(request.question, reading, examples: examples)
    let user = question(QuestionNames(catalog: catalog, reading: reading).lines)
    let fixed = PromptText.tokens(PromptRules.text(maxRows: request.maxRows) + user) + 300
    var left = budget - fixed
    var blocks: [String] = []
    var names: [String] = []
    for table in ranked.prefix(Self.mostTables) {
      let isFirst = blocks.isEmpty
      let fits = PromptText.tokens(table.text) <= left
      let text = fits || !isFirst ? table.text : table.shortText
      guard PromptText.tokens(text) <= left else { break }
      left -= PromptText.tokens(text) + 1
      blocks.append(text)
      names.append(table.name)
    }
    guard !blocks.isEmpty else { return nil }
    var shown: [String] = []
    for example in examples.prefix(Self.mostExamples) {
      let text =
        "Question: \(PromptText.quoted(example.question))\nSQL: \(example.sql.collapsed)"
      guard PromptText.tokens(text) <= left else { break }
      left -= PromptText.tokens(text) + 1
      shown.append(text)
    }
    let system = system(blocks, shown)
    return Prompt(
      messages: [.system(system), .user(user)], tokens: PromptText.tokens(system + user) + 32,
      tables: names)
  }

  private func system(_ blocks: [String], _ shown: [String]) -> String {
    let common = CatalogTable.common.map { "  \($0.name): \($0.text)" }.joined(separator: "\n")
    var parts = [
      PromptRules.text(maxRows: request.maxRows),
      "Columns with the same meaning in all tables:\n\(common)",
      "<tables>\n\(blocks.joined(separator: "\n\n"))\n</tables>",
    ]
    if !shown.isEmpty {
      parts.append(
        "Questions with right answers:\n<examples>\n\(shown.joined(separator: "\n\n"))\n</examples>"
      )
    }
    return parts.joined(separator: "\n\n")
  }

  private func question(_ names: [String]) -> String {
    let held = catalog.lake.sessions["silver.sessions"] ?? []
    var lines = [
      "Seasons in the lake: "
        + Set(held.map(\.season)).sorted().map(String.init).joined(separator: ", ")
    ]
    if let newest = held.max(by: { ($0.season, $0.round) < ($1.season, $1.round) }) {
      lines.append("Newest event: season \(newest.season) round \(newest.round)")
    }
    let context = request.context
    let chosen = [
      context.season.map { "season = \($0)" }, context.round.map { "round = \($0)" },
      context.sessionCode.map { "session_code = \(PromptText.literal($0))" },
    ].compactMap(\.self)
    if !chosen.isEmpty {
      lines.append(
        "The page shows \(chosen.joined(separator: ", ")): take that where nothing else is named")
    }
    lines += names
    lines += request.history.suffix(3).map { "Asked before: \(PromptText.quoted($0))" }
    return """
      <data>
      \(lines.joined(separator: "\n"))
      </data>
      <question>
      \(PromptText.quoted(request.question))
      </question>
      """
  }
}
