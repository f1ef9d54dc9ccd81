/// Other forms of a word, so that "changing" is read as "change" where only that is known.
struct Inflection: Sendable {
  /// The known word for each simplest form.
  private let known: [String: String]

  /// - Parameter words: those that mean something by themselves.
  init(_ words: some Sequence<String>) {
    var known: [String: String] = [:]
    for word in words.sorted(by: { ($0.count, $0) < ($1.count, $1) })
    where word.count > 3 && !word.contains(" ") {
      for form in [word] + Self.simpler(word) where known[form] == nil { known[form] = word }
    }
    self.known = known
  }

  /// The known word that this is another form of.
  func known(for word: String) -> String? {
    guard word.count > 4 else { return nil }
    return Self.simpler(word).lazy.compactMap { known[$0] }.first ?? known[word]
  }

  /// Without an ending, in the spellings that the stem may have.
  private static func simpler(_ word: String) -> [String] {
    for (ending, least) in endings where word.hasSuffix(ending) && word.count >= least {
      let stem = String(word.dropLast(ending.count))
      var forms = [stem + "e", stem]
      let last = stem.suffix(2)
      if last.count == 2, last.first == last.last { forms.append(String(stem.dropLast())) }
      if stem.hasSuffix("i") { forms.append(stem.dropLast() + "y") }
      return forms
    }
    return []
  }

  private static let endings = [("ing", 6), ("ers", 6), ("ed", 5), ("er", 6)]
}
