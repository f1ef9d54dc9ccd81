/// A template with its conditions decided and its calls read: text and calls in order.
///
/// `is_incremental()` is false in every build, because each one writes a new file; the branches
/// that it rules out are checked for their syntax and dropped.
struct Template: Equatable {
  enum Part: Equatable {
    case text(String)
    case call(TemplateCall)
  }

  let file: String
  private(set) var parts: [Part] = []

  /// - Parameter line: the line of `file` on which `text` begins.
  init(_ text: String, file: String, line: Int = 1) throws(ProjectError) {
    self.file = file
    var branches: [Branch] = []
    for piece in try TemplateScanner.scan(text, file: file, line: line) {
      let isLive = branches.allSatisfy(\.isLive)
      switch piece.kind {
      case .text(let text):
        if isLive { parts.append(.text(text)) }
      case .expression(let source):
        let call = try TemplateExpression.parse(source, file: file, line: piece.line)
        if isLive { parts.append(.call(call)) }
      case .statement(let source):
        try Self.apply(source, to: &branches, file: file, line: piece.line)
      }
    }
    if let open = branches.last {
      throw ProjectError(file: file, line: open.line, "{% if %} is never closed by {% endif %}")
    }
  }

  /// The calls of one function, in order.
  func calls(_ function: String) -> [TemplateCall] {
    parts.compactMap { part in
      if case .call(let call) = part, call.function == function { call } else { nil }
    }
  }

  /// The text with each call replaced by what `resolve` gives for it.
  func render(
    _ resolve: (TemplateCall) throws(ProjectError) -> String
  ) throws(ProjectError) -> String {
    var output = ""
    for part in parts {
      switch part {
      case .text(let text): output += text
      case .call(let call): output += try resolve(call)
      }
    }
    return output
  }

  private struct Branch {
    var isLive: Bool
    var hasElse = false
    let line: Int
  }

  private static func apply(
    _ source: String, to branches: inout [Branch], file: String, line: Int
  ) throws(ProjectError) {
    let words = source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch words {
    case "if is_incremental()": branches.append(Branch(isLive: false, line: line))
    case "if not is_incremental()": branches.append(Branch(isLive: true, line: line))
    case "else":
      guard var branch = branches.popLast(), !branch.hasElse else {
        throw ProjectError(file: file, line: line, "{% else %} without its {% if %}")
      }
      branch.isLive.toggle()
      branch.hasElse = true
      branches.append(branch)
    case "endif":
      guard branches.popLast() != nil else {
        throw ProjectError(file: file, line: line, "{% endif %} without its {% if %}")
      }
    default:
      throw ProjectError(
        file: file, line: line,
        "{% \(words) %} is outside of the Jinja subset: only {% if is_incremental() %},"
          + " {% else %} and {% endif %} are statements")
    }
  }
}
