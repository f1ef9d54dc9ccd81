/// A template, read but not yet rendered: text, calls, and the branches of its conditions.
///
/// Conditions are decided when it is rendered, since `is_incremental()` depends on the build.
struct Template: Equatable, Sendable {
  enum Part: Equatable, Sendable {
    case text(String, line: Int)
    case call(TemplateCall)
    /// The first branch whose condition holds is taken; the last one may have none.
    case choice([Branch])
  }

  struct Branch: Equatable, Sendable {
    /// Nil for `{% else %}`.
    let condition: TemplateCondition?
    let line: Int
    var parts: [Part] = []
  }

  let file: String
  /// The text as it stands in the file.
  let source: String
  let parts: [Part]

  /// - Parameter line: the line of `file` on which `text` begins.
  init(_ text: String, file: String, line: Int = 1) throws(ProjectError) {
    self.file = file
    source = text
    var reader = TemplateReader(file: file)
    for piece in try TemplateScanner.scan(text, file: file, line: line) { try reader.take(piece) }
    parts = try reader.finish()
  }

  /// All calls of one function, in order, those of every branch and condition among them.
  func calls(_ function: String) -> [TemplateCall] {
    Self.calls(in: parts).filter { $0.function == function }
  }

  /// The calls of one function that rendering comes upon.
  func calls(_ function: String, in context: TemplateContext) throws(ProjectError) -> [TemplateCall]
  {
    try taken(parts, context).filter { $0.function == function }
  }

  private func taken(
    _ parts: [Part], _ context: TemplateContext
  ) throws(ProjectError) -> [TemplateCall] {
    var found: [TemplateCall] = []
    for part in parts {
      switch part {
      case .text: break
      case .call(let call): found.append(call)
      case .choice(let branches):
        for branch in branches
        where try branch.condition?.holds(in: context, file: file) ?? true {
          found += try taken(branch.parts, context)
          break
        }
      }
    }
    return found
  }

  /// The text with conditions decided and each call replaced by what `resolve` gives for it.
  func render(
    _ context: TemplateContext, _ resolve: (TemplateCall) throws(ProjectError) -> String
  ) throws(ProjectError) -> RenderedText {
    var output = RenderedText()
    try render(parts, context, resolve, into: &output)
    return output
  }

  private func render(
    _ parts: [Part], _ context: TemplateContext,
    _ resolve: (TemplateCall) throws(ProjectError) -> String, into output: inout RenderedText
  ) throws(ProjectError) {
    for part in parts {
      switch part {
      case .text(let text, let line): output.append(text, from: line)
      case .call(let call): output.insert(try resolve(call), at: call.line)
      case .choice(let branches):
        for branch in branches
        where try branch.condition?.holds(in: context, file: file) ?? true {
          try render(branch.parts, context, resolve, into: &output)
          break
        }
      }
    }
  }

  private static func calls(in parts: [Part]) -> [TemplateCall] {
    parts.flatMap { part -> [TemplateCall] in
      switch part {
      case .text: []
      case .call(let call): [call]
      case .choice(let branches):
        branches.flatMap { ($0.condition?.calls ?? []) + calls(in: $0.parts) }
      }
    }
  }
}

/// What conditions depend on.
struct TemplateContext: Sendable {
  /// Whether the model's table is there and only changed rows are wanted.
  var isIncremental = false
  var variables: Variables
}
