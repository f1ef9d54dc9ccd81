/// The macros folder: one Jinja macro is known by its name, all others are refused.
struct MacroFolder: Sendable {
  /// A macro as it stands in its file.
  struct Macro: Sendable {
    let name: String
    /// From `{% macro` to `{% endmacro %}`.
    let text: String
    let file: String
  }

  /// What makes real dbt use the schemas of the project as they are, as the native runner does.
  static let known = "generate_schema_name"

  private(set) var macros: [Macro] = []

  init(_ folder: ProjectFolder, _ roots: [String]) throws(ProjectError) {
    for root in roots {
      for file in folder.files(below: root) where file.hasSuffix(".sql") {
        try read(try folder.text(file), file: file)
      }
    }
  }

  private mutating func read(_ text: String, file: String) throws(ProjectError) {
    let pieces = try TemplateScanner.scan(text, file: file)
    for piece in pieces {
      guard case .statement(let source) = piece.kind else { continue }
      let words = source.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      switch words.first {
      case "macro" where words.dropFirst().first == Self.known: break
      case "macro":
        throw ProjectError(
          file: file, line: piece.line,
          "the Jinja macro \(words.dropFirst().first ?? "") is not supported. Hint: \(TemplateHint.macro)"
        )
      case "test", "materialization", "snapshot":
        throw ProjectError(
          file: file, line: piece.line,
          "{% \(words[0]) %} is not supported. Hint: \(TemplateHint.statement(words[0]))")
      default: break
      }
    }
    guard let start = text.firstRange(of: "{%"), text.contains("macro \(Self.known)") else {
      return
    }
    let whole = text[start.lowerBound...].trimming(while: \.isWhitespace)
    macros.append(Macro(name: Self.known, text: String(whole), file: file))
  }
}
