internal import Foundation

/// One word of a question, as it is compared: folded, in lower case, without a plural or possessive ending.
struct Word: Equatable, Sendable {
  /// For comparing.
  let stem: String
  /// As the user wrote it.
  let raw: String

  /// "driver's".
  var isPossessive: Bool { raw.hasSuffix("'s") || raw.hasSuffix("’s") }

  /// "laps", but not "driver's".
  var isPlural: Bool {
    raw.hasSuffix("s") && !raw.contains("'") && !raw.contains("’") && raw.lowercased() != stem
  }
}

/// Cuts questions and phrases into words; both go through here, so that equal words compare equal.
enum Words {
  static func split(_ text: String) -> [Word] {
    var words: [Word] = []
    var raw = ""
    let characters = Array(text.replacing("%", with: " percent "))
    for (index, character) in characters.enumerated() {
      if character.isLetter || character.isNumber || isInside(characters, index) {
        raw.append(character)
      } else {
        finish(&raw, &words)
      }
    }
    finish(&raw, &words)
    return words
  }

  /// The sentences of a text; "Mr. Hamilton" and "1.5" end none.
  static func sentences(_ text: String) -> [String] {
    var sentences: [String] = [""]
    for word in text.split(separator: " ") {
      sentences[sentences.count - 1] += (sentences.last == "" ? "" : " ") + word
      if word.count > 3, let last = word.last, ".!?".contains(last) { sentences.append("") }
    }
    return sentences.filter { !$0.isEmpty }
  }

  /// The stems of a phrase, joined: the key under which it is looked up.
  static func key(_ words: some Sequence<Word>) -> String {
    words.map(\.stem).joined(separator: " ")
  }

  static func key(_ phrase: String) -> String { key(split(phrase)) }

  // An apostrophe within a word, and the point of a decimal number.
  private static func isInside(_ characters: [Character], _ index: Int) -> Bool {
    guard index > 0, index + 1 < characters.count else { return false }
    let (before, after) = (characters[index - 1], characters[index + 1])
    switch characters[index] {
    case "'", "’": return before.isLetter && after.isLetter
    case ".", ":": return before.isNumber && after.isNumber
    default: return false
    }
  }

  private static func finish(_ raw: inout String, _ words: inout [Word]) {
    guard !raw.isEmpty else { return }
    words.append(Word(stem: stem(raw), raw: raw))
    raw = ""
  }

  private static func stem(_ raw: String) -> String {
    var text = raw.replacing("’", with: "'")
      .folding(
        options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en")
      )
      .lowercased()
    if let apostrophe = text.firstIndex(of: "'") {
      // "verstappen's" and "didn't": what stands before is the word.
      let ending = text[text.index(after: apostrophe)...]
      text = ending == "t" ? text.replacing("'", with: "") : String(text[..<apostrophe])
    }
    // "P4s" are several of P4.
    if text.count > 2, text.first == "p", text.hasSuffix("s"),
      Int(text.dropFirst().dropLast()) != nil
    {
      return String(text.dropLast())
    }
    guard text.count > 3, text.hasSuffix("s"), !text.hasSuffix("ss"), !text.hasSuffix("us"),
      !text.hasSuffix("is")
    else { return text }
    if text.hasSuffix("ies"), text.count > 4 { return text.dropLast(3) + "y" }
    return String(text.dropLast())
  }
}
