/// A source's table by its names.
struct SourceName: Hashable, Sendable {
  let group: String
  let table: String
}

/// What a template reads: models and sources, each once, in the order of reading.
struct TemplateReads: Equatable, Sendable {
  private(set) var refs: [Identifier] = []
  private(set) var sources: [SourceName] = []
  /// Whether it asks for `is_incremental()`.
  private(set) var usesIncremental = false

  static let none = TemplateReads()

  private init() {}

  /// - Throws: ``ProjectError`` where a relation is read by incremental builds only: dbt takes the
  ///   parents from a full one, so such a relation would be unknown to it.
  init(_ template: Template, _ context: TemplateContext) throws(ProjectError) {
    var changes = context
    changes.isIncremental = true
    for function in ["ref", "source"] {
      let calls = try template.calls(function, in: context)
      let known = calls.map(\.positional)
      let hidden = try template.calls(function, in: changes).first {
        !known.contains($0.positional)
      }
      if let hidden { throw Self.hidden(hidden, template) }
      for call in calls { take(call) }
    }
    usesIncremental = !template.calls("is_incremental").isEmpty
  }

  private mutating func take(_ call: TemplateCall) {
    switch ProjectInput(call) {
    case .model(let name): if !refs.contains(name) { refs.append(name) }
    case .source(let group, let table):
      let name = SourceName(group: group, table: table)
      if !sources.contains(name) { sources.append(name) }
    case nil: break
    }
  }

  private static func hidden(_ call: TemplateCall, _ template: Template) -> ProjectError {
    let text = "\(call.function)(\(call.positional.map(\.source).joined(separator: ", ")))"
    return ProjectError(
      file: template.file, line: call.line,
      "\(text) stands only under {% if is_incremental() %}, where dbt does not see it."
        + " Hint: add the comment -- depends_on: {{ \(text) }}")
  }
}
