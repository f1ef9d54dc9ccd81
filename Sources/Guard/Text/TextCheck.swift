/// Bounds on the text, kept before any parser sees it.
struct TextCheck {
  private let text: String
  // Comments become spaces, so that no parser sees them and all places stay.
  private var bytes: [UInt8]
  private let limits: GuardLimits

  private var open: [UInt8] = []
  private var tokens = 0
  private var operators = 0
  private var literals = 0
  private var cases = 0
  private var queries = 0
  private var groupings = GroupingCount()
  private var firstWord: String?
  private var end: Int?
  // Where the last token ends that is neither a comment nor a semicolon.
  private var bodyEnd = 0

  /// Checks a text.
  ///
  /// - Returns: the text with spaces for comments and without semicolons at its end.
  /// - Throws: what is too long, too deep, too much, or not for SQL at all, with its place.
  static func check(_ text: String, _ limits: GuardLimits) throws(GuardRefusal) -> String {
    guard text.utf8.count <= limits.bytes else {
      throw GuardRefusal(
        .tooLong, "The statement has \(text.utf8.count) bytes; at most \(limits.bytes) are allowed."
      )
    }
    var check = TextCheck(text: text, bytes: Array(text.utf8), limits: limits)
    try check.run()
    return String(decoding: check.bytes[..<check.bodyEnd], as: UTF8.self)
  }

  private init(text: String, bytes: [UInt8], limits: GuardLimits) {
    self.text = text
    self.bytes = bytes
    self.limits = limits
  }

  private func refusal(_ reason: GuardRefusal.Reason, _ message: String, _ offset: Int)
    -> GuardRefusal
  {
    GuardRefusal(reason, message, at: TextPosition(offset: offset, in: text))
  }

  private mutating func run() throws(GuardRefusal) {
    try CharacterCheck.checkControls(bytes, refusal)
    var tokenizer = Tokenizer(bytes)
    do {
      while let token = try tokenizer.next() { try take(token) }
    } catch let error as Tokenizer.Unterminated {
      throw refusal(.syntax, "The \(error.what) that begins here does not end.", error.offset)
    } catch let error as GuardRefusal {
      throw error
    } catch {
      throw GuardRefusal(.syntax, "The statement cannot be read.")
    }
    if open.last != nil {
      throw refusal(.syntax, "A bracket is not closed.", bytes.count)
    }
    guard bodyEnd > 0 else { throw GuardRefusal(.empty, "There is no statement.") }
  }

  private mutating func take(_ token: Token) throws(GuardRefusal) {
    let piece = bytes[token.range]
    try CharacterCheck.check(piece, token, refusal)
    if token.kind == .comment { return blank(token.range) }
    if token.kind == .punctuation, piece.first == UInt8(ascii: ";") {
      end = end ?? token.range.lowerBound
      return
    }
    if end != nil, bodyEnd > 0 {
      throw refusal(
        .severalStatements, "One statement is allowed: write only one, without a semicolon in it.",
        token.range.lowerBound)
    }
    bodyEnd = token.range.upperBound
    try count(token, piece)
  }

  private mutating func blank(_ comment: Range<Int>) {
    for place in comment where !bytes[place].isSpace { bytes[place] = UInt8(ascii: " ") }
  }

  private mutating func count(_ token: Token, _ piece: ArraySlice<UInt8>) throws(GuardRefusal) {
    let place = token.range.lowerBound
    try add(\.tokens, limits.tokens, "words and symbols", place)
    switch token.kind {
    case .parameter:
      throw refusal(.parameter, "Parameters have no values here: write the value itself.", place)
    case .string, .number: try add(\.literals, limits.literals, "numbers and texts", place)
    case .symbols: try add(\.operators, limits.operators, "operators", place)
    case .punctuation: try bracket(piece.first ?? 0, place)
    case .word: try word(String(decoding: piece, as: UTF8.self).uppercased(), place)
    case .quotedName, .comment: break
    }
  }

  private mutating func word(_ word: String, _ place: Int) throws(GuardRefusal) {
    if firstWord == nil {
      firstWord = word
      try StatementKind.check(word) { refusal(.notSelect, $0, place) }
    }
    groupings.word(word, depth: open.count)
    switch word {
    case "AND", "OR", "NOT", "LIKE", "ILIKE", "IS", "IN", "BETWEEN":
      try add(\.operators, limits.operators, "operators", place)
    case "CASE", "WHEN": try add(\.cases, limits.cases, "CASE and WHEN", place)
    case "SELECT", "FROM", "VALUES", "UNION", "EXCEPT", "INTERSECT", "JOIN":
      try add(\.queries, limits.queries, "subqueries and joins", place)
    default: break
    }
  }

  private mutating func bracket(_ byte: UInt8, _ place: Int) throws(GuardRefusal) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      open.append(byte)
      guard open.count <= limits.bracketDepth else {
        throw refusal(.tooDeep, "Brackets are nested more than \(limits.bracketDepth) deep.", place)
      }
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      // In ASCII a closing bracket follows its opening one, or the next but one.
      guard let last = open.popLast(), (1...2).contains(Int(byte) - Int(last)) else {
        throw refusal(.syntax, "This bracket closes none that is open.", place)
      }
    case UInt8(ascii: ","): groupings.comma()
    default: break
    }
    groupings.bracket(depth: open.count)
    guard groupings.elements <= limits.groupingElements,
      groupings.cubeElements <= limits.cubeElements
    else {
      throw refusal(.tooComplex, "CUBE, ROLLUP or GROUPING SETS have too many parts.", place)
    }
  }

  private mutating func add(
    _ figure: WritableKeyPath<TextCheck, Int>, _ limit: Int, _ what: String, _ place: Int
  ) throws(GuardRefusal) {
    self[keyPath: figure] += 1
    guard self[keyPath: figure] <= limit else {
      throw refusal(.tooComplex, "The statement has more than \(limit) \(what).", place)
    }
  }
}
