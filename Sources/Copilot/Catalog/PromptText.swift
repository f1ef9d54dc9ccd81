internal import Foundation

/// How texts that others wrote stand in a prompt: quoted, on one line, and never able to end their own quotation.
enum PromptText {
  /// As a JSON string.
  static func quoted(_ text: String, atMost length: Int = 1000) -> String {
    let plain = visible(text, length)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let json = (try? encoder.encode(plain)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    // No text can write the marks that close the block it stands in.
    return json.replacing("</", with: "<\\/")
  }

  /// As an SQL literal.
  static func literal(_ value: String) -> String {
    "'" + visible(value, 60).replacing("'", with: "''").replacing("</", with: "< /") + "'"
  }

  /// On one line, without invisible characters.
  static func visible(_ text: String, _ length: Int) -> String {
    String(
      text.prefix(length).map { character in
        let isPlain = character.unicodeScalars.allSatisfy { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            false
          default: true
          }
        }
        return isPlain ? character : " "
      })
  }

  /// About how many tokens a text has, on the safe side.
  ///
  /// English has four bytes to a token; names with underscores, digits and SQL have fewer.
  static func tokens(_ text: String) -> Int { (text.utf8.count + 2) / 3 }

  /// Whole sentences of a description, as many as fit; the first one in any case.
  static func sentences(_ text: String, atMost length: Int) -> String {
    var kept = ""
    for part in text.collapsed.split(separator: ". ", omittingEmptySubsequences: true) {
      let sentence = part.hasSuffix(".") || part.hasSuffix("?") ? String(part) : part + "."
      if !kept.isEmpty, kept.utf8.count + sentence.utf8.count > length { break }
      kept += kept.isEmpty ? sentence : " " + sentence
    }
    return kept
  }
}
