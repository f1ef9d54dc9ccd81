/// What to write instead of Jinja that is outside of the subset.
enum TemplateHint {
  static func statement(_ keyword: String) -> String {
    switch keyword {
    case "set": "Write the value where it is used, or make it a variable in dbt_project.yml"
    case "for", "endfor": "Write the repeated SQL out, or make it a DuckDB macro"
    case "macro", "endmacro", "call", "endcall", "do", "import", "from", "include":
      "Make it a DuckDB macro: CREATE OR REPLACE MACRO in on-run-start of dbt_project.yml"
    case "test", "endtest":
      "Write the check as a query in the tests folder: each row that it gives is a failure"
    case "snapshot", "endsnapshot": "Each published snapshot of the warehouse is kept as a whole"
    case "raw", "endraw": "Write the text without braces"
    default: "See docs/models.md for what is in it"
    }
  }

  /// For the inside of `{{ … }}`.
  static func expression(_ source: String) -> String? {
    let text = source.trimming(while: \.isWhitespace)
    let word = String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    let next = text.dropFirst(word.count).first { !$0.isWhitespace }
    switch (word, next) {
    case ("this", _):
      return "filter by a variable under {% if is_incremental() %} instead of reading {{ this }}"
    case ("env_var", _): return "set a variable in dbt_project.yml or with --vars and use var()"
    case ("target", _): return "there is one target: write its value"
    case ("doc", _): return "write the description where it is used"
    case (_, ".") where !word.isEmpty:
      return "packages and methods are not there: write the SQL, or make it a DuckDB macro"
    case _ where text.contains("|"):
      return "apply an SQL function to the result in place of a filter"
    case _ where text.contains("~"): return "write the text in one piece, or join it in SQL by ||"
    case ("ref", _), ("source", _), ("var", _), ("config", _):
      return "write the arguments as literals: texts, numbers, true, false, lists"
    case (_, "(") where !word.isEmpty: return macro
    default: return nil
    }
  }

  static let macro =
    "for a macro of your own, write CREATE OR REPLACE MACRO in on-run-start of dbt_project.yml"
}

extension StringProtocol where SubSequence == Substring {
  /// Without the characters at both ends for which `isDropped` holds.
  func trimming(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let first = rest.first, isDropped(first) { rest.removeFirst() }
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}
