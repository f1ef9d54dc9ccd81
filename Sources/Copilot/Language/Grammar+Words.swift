/// Single words: what has to be understood, what takes away, what bounds.
extension Grammar {
  /// Words that belong to a measure, or ask for something that has to be understood.
  static let softWords = """
    starting lose lost gain gained score scored far off behind ahead before after between reach change record next previous
    winning final net clean trap line duration complete still steward phase cost back leader directly bring need needed
    finish finished end ended start started beat usual distance include course part spend spent hit against breakdown success breakage transition lock double usually clear
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  static let negations = [
    "not", "no", "non", "without", "except", "excluding", "other than", "besides", "apart from",
    "never",
    "neither", "nobody", "none", "isnt", "wasnt", "didnt", "dont", "nothing", "but not", "instead",
    "joined", "joining", "alongside", "ignoring", "ignore", "not counting", "leaving out",
    "anyone but", "anybody but", "everyone but", "everybody but", "nobody but", "no one but",
    "all drivers but",
    "every driver but", "not mean", "fail", "failed", "fail to", "failed to",
  ]

  static let bounds: [([String], Meaning.Bound)] = [
    (
      ["more than", "greater than", "above", "over", "longer than", "higher than", "exceed"], .above
    ),
    (["at least", "minimum of", "min", "minimum", "no fewer than", "no less than"], .atLeast),
    (
      [
        "less than", "fewer than", "sub", "quicker then", "faster then", "below", "under",
        "faster than", "quicker than", "shorter than",
        "lower than",
      ], .below
    ),
    (["at most", "up to", "no more than"], .atMost),
    (["within", "inside", "covered by"], .within),
  ]
}
