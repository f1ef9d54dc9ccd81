internal import Foundation

/// Names as they are safe in a path on every file system.
public enum Slug {
  // Letters that are letters of their own, so that Unicode gives no base letter for them.
  private static let letters: [Character: String] = [
    "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
  ]

  /// Lower-case ASCII words joined by `-`: "São Paulo Grand Prix" gives `sao-paulo-grand-prix`.
  ///
  /// - Throws: ``LakeError`` of kind `invalidPartition` where no letter or digit is left.
  public static func make(_ name: String) throws(LakeError) -> String {
    var words: [String] = []
    var word = ""
    for character in name.lowercased() {
      let folded = letters[character] ?? base(character)
      if folded.isEmpty, !"'’.".contains(character) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      word += folded
    }
    if !word.isEmpty { words.append(word) }
    guard !words.isEmpty else {
      throw LakeError(.invalidPartition, "'\(name)' has no letter or digit to make a slug from")
    }
    return words.joined(separator: "-")
  }

  /// The ASCII letters and digits of a character without its accents; empty where there are none.
  private static func base(_ character: Character) -> String {
    if let ascii = character.asciiValue {
      return character.isLetter || (0x30...0x39).contains(ascii) ? String(character) : ""
    }
    let scalars = String(character).decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
