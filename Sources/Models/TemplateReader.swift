/// Puts the pieces of a template together: which text belongs to which branch.
struct TemplateReader {
  private let file: String
  private var parts: [Template.Part] = []
  private var open: [Open] = []

  private struct Open {
    var branches: [Template.Branch]
    var hasElse = false
    let line: Int
  }

  init(file: String) { self.file = file }

  mutating func take(_ piece: TemplatePiece) throws(ProjectError) {
    switch piece.kind {
    case .text(let text): add(.text(text, line: piece.line))
    case .expression(let source):
      add(.call(try TemplateExpression.parse(source, file: file, line: piece.line)))
    case .statement(let source): try statement(source, line: piece.line)
    }
  }

  func finish() throws(ProjectError) -> [Template.Part] {
    if let last = open.last {
      throw ProjectError(file: file, line: last.line, "{% if %} is never closed by {% endif %}")
    }
    return parts
  }

  private mutating func add(_ part: Template.Part) {
    guard let last = open.indices.last else { return parts.append(part) }
    let branch = open[last].branches.indices.last ?? 0
    open[last].branches[branch].parts.append(part)
  }

  private mutating func statement(_ source: String, line: Int) throws(ProjectError) {
    let words = source.split(whereSeparator: \.isWhitespace).map(String.init)
    let rest = source.drop(while: \.isWhitespace).drop { !$0.isWhitespace && $0 != "(" }
    switch words.first {
    case "if":
      let branch = Template.Branch(condition: try condition(rest, line), line: line)
      open.append(Open(branches: [branch], line: line))
    case "elif":
      let condition = try condition(rest, line)
      try branch("{% elif %}", line, condition)
    case "else" where words.count == 1:
      try branch("{% else %}", line, nil)
      if let last = open.indices.last { open[last].hasElse = true }
    case "endif" where words.count == 1:
      guard let done = open.popLast() else {
        throw ProjectError(file: file, line: line, "{% endif %} without its {% if %}")
      }
      add(.choice(done.branches))
    default:
      throw ProjectError(
        file: file, line: line,
        "{% \(words.joined(separator: " ")) %} is outside of the Jinja subset: if, elif, else and endif"
          + " are the only statements. " + TemplateHint.statement(words.first ?? ""))
    }
  }

  private func condition(
    _ source: Substring, _ line: Int
  ) throws(ProjectError) -> TemplateCondition {
    try TemplateCondition.parse(String(source), file: file, line: line)
  }

  private mutating func branch(
    _ tag: String, _ line: Int, _ condition: TemplateCondition?
  ) throws(ProjectError) {
    guard let last = open.indices.last, !open[last].hasElse else {
      throw ProjectError(file: file, line: line, "\(tag) without its {% if %}")
    }
    open[last].branches.append(Template.Branch(condition: condition, line: line))
  }
}
