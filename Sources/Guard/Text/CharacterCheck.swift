/// Characters that are invisible or look like others have no place in SQL outside of its texts.
enum CharacterCheck {
  typealias Refusal = (GuardRefusal.Reason, String, Int) -> GuardRefusal

  /// Refuses control characters anywhere but tab and line ends.
  static func checkControls(_ bytes: [UInt8], _ refusal: Refusal) throws(GuardRefusal) {
    let bad = bytes.firstIndex { ($0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0)) || $0 == 0x7F }
    guard let bad else { return }
    throw refusal(.badCharacter, "The text holds a control character.", bad)
  }

  /// Refuses everything but letters of any language outside of texts and comments.
  static func check(
    _ piece: ArraySlice<UInt8>, _ token: Token, _ refusal: Refusal
  ) throws(GuardRefusal) {
    guard token.kind != .string, piece.contains(where: { $0 >= 0x80 }) else {
      return try checkPrefix(piece, token, refusal)
    }
    var offset = token.range.lowerBound
    for scalar in String(decoding: piece, as: UTF8.self).unicodeScalars {
      guard scalar.isASCII || isAllowed(scalar, token.kind) else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        throw refusal(
          .badCharacter,
          "The character U+\(code) is not allowed outside of texts: use plain letters and quotes.",
          offset)
      }
      offset += UTF8.width(scalar)
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, _ kind: Token.Kind) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .titlecaseLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return false
    case .spaceSeparator: return false
    default: return kind == .quotedName || kind == .comment
    }
  }

  // U&'…' and U&"…" write characters as codes.
  private static func checkPrefix(
    _ piece: ArraySlice<UInt8>, _ token: Token, _ refusal: Refusal
  ) throws(GuardRefusal) {
    guard token.kind == .symbols, piece.contains(UInt8(ascii: "`")) || piece.contains(0x5C) else {
      return
    }
    throw refusal(
      .badCharacter, "Backticks and backslashes are no SQL: quote names with \".",
      token.range.lowerBound)
  }
}
