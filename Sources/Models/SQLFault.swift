internal import DuckDB

/// A mistake in SQL as the engine reports it, told in terms of the project's file.
struct SQLFault {
  /// What the engine says, without its candidates, the excerpt and the kind of error.
  private let reason: String
  /// The line of the SQL, and that line with a mark below it.
  private let place: (line: Int, excerpt: [String])?
  /// What the engine suggests in place of a name.
  private let suggestion: String?

  init(_ message: String) {
    var words: [Substring] = []
    var place: (line: Int, excerpt: [String])?
    var suggestion: String?
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      if let found = Self.position(line) {
        place = (found.line, [found.text])
      } else if let start = place {
        // The mark stands below the excerpt, which begins after `LINE 12: `.
        let width = "LINE \(start.line): ".count
        if line.contains("^") { place?.excerpt.append(String(line.dropFirst(width))) }
      } else if line.hasPrefix("Candidate bindings") || line.hasPrefix("Did you mean") {
        suggestion = Self.quoted(line).first
      } else if line.hasPrefix("\t") || line.hasPrefix("Candidate functions") || line.isEmpty {
        continue
      } else {
        words.append(line)
      }
    }
    reason = words.joined(separator: " ")
    self.place = place
    self.suggestion = suggestion
  }

  /// The error of the project.
  ///
  /// - Parameters:
  ///   - file: where the SQL stands.
  ///   - text: knows the lines of the file; nil where the SQL is no template.
  ///   - line: for an error without a place of its own.
  ///   - models: names that may be meant by a table.
  func error(
    in file: String, text: RenderedText? = nil, line: Int? = nil, models: [Identifier] = []
  ) -> ProjectError {
    if let text, isBeyond(text) { return early(file, text) }
    let own = place.flatMap { place in text.map { $0.fileLine(of: place.line) } ?? place.line }
    var message = reason
    if let place { message += "\n" + place.excerpt.map { "    \($0)" }.joined(separator: "\n") }
    if let hint = hint(models) { message += "\nHint: \(hint)" }
    return ProjectError(file: file, line: own ?? line, message)
  }

  private func isBeyond(_ text: RenderedText) -> Bool {
    guard let place else { return reason.hasSuffix("at end of input") }
    return place.line > text.lineCount
  }

  // The engine stumbles over what the runner puts behind the SQL.
  private func early(_ file: String, _ text: RenderedText) -> ProjectError {
    let last = text.lastVisible
    let mark = String(repeating: " ", count: last.text.count) + "^"
    return ProjectError(
      file: file, line: text.fileLine(of: last.line),
      "Parser Error: the SQL ends too early\n    \(last.text)\n    \(mark)"
        + "\nHint: something must follow, or a bracket is not closed")
  }

  private func hint(_ models: [Identifier]) -> String? {
    if reason.hasPrefix("Parser Error") {
      return
        "look just before the mark: a comma or bracket too much or missing, a word out of place"
    }
    if reason.contains("Ambiguous reference") {
      return "write which table the column is of, as the engine says"
    }
    if reason.contains("value inf ") || reason.contains("value -inf ") {
      return "a division by zero gives infinity: divide by nullif(divisor, 0)"
    }
    if reason.contains("Table with name") {
      let name = reason.split(separator: " ").drop { $0 != "name" }.dropFirst().first ?? ""
      if let model = models.first(where: { $0.name == name }) {
        return "read the model by {{ ref('\(model)') }}"
      }
      return "a model is read by {{ ref('name') }}, a source by {{ source('group', 'name') }}"
    }
    if reason.contains("Function with name") {
      return (suggestion.map { "did you mean \($0)? " } ?? "")
        + "A macro of the project is made in on-run-start of dbt_project.yml"
    }
    if let suggestion { return "did you mean \(suggestion)?" }
    if reason.contains("Could not convert") || reason.contains("can't be cast") {
      return "where a value may not fit, try_cast gives null"
    }
    if reason.contains("No function matches") { return "cast the arguments to the same type" }
    return nil
  }

  // `LINE 12: select …`
  private static func position(_ line: Substring) -> (line: Int, text: String)? {
    guard line.hasPrefix("LINE "), let colon = line.firstIndex(of: ":"),
      let number = Int(line[..<colon].dropFirst("LINE ".count))
    else { return nil }
    return (number, String(line[colon...].dropFirst(2)))
  }

  private static func quoted(_ line: Substring) -> [String] {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { "\"\(parts[$0])\"" }
  }
}
