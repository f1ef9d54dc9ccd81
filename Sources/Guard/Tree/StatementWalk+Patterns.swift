/// LIKE and regular expressions: their patterns are known before they run, and so is their cost.
extension StatementWalk {
  private static let longestPattern = 500
  // Steps for one row. The engine looks at 2,048 rows before it can be interrupted.
  private static let mostSteps = 1_000_000

  /// A pattern of LIKE, ILIKE or GLOB for which the engine tries every place for every wildcard.
  struct SlowPattern {
    let wildcards: Int
    let size: Int
    let node: Tree
  }

  mutating func likePattern(
    _ name: String, _ arguments: [Tree], _ node: Tree, _ size: Int
  ) throws(GuardRefusal) {
    guard arguments.count > 1, let pattern = arguments[1].textConstant,
      pattern.utf8.count <= Self.longestPattern
    else {
      throw refusal(
        .argument,
        "LIKE needs its pattern written as a short text; use contains(text, part) instead.", node)
    }
    let wildcards = pattern.count { $0 == "%" || $0 == "*" }
    let isFast = ["~~", "!~~"].contains(name) && !pattern.contains("_")
    guard wildcards <= (isFast ? 20 : 4) else {
      throw refusal(.argument, "The pattern has too many wildcards.", node)
    }
    if !isFast, wildcards > 1 {
      slowPatterns.append(SlowPattern(wildcards: wildcards, size: max(size, 1), node: node))
    }
  }

  /// Texts of the data are ordinary; those of the statement may be made to be slow.
  ///
  /// Call it at the end, when all texts of the statement are known.
  func checkPatterns() throws(GuardRefusal) {
    for pattern in slowPatterns {
      let length = Growth.product(longestText, pattern.size)
      let steps = (1...pattern.wildcards).reduce(1) { steps, wildcard in
        Growth.product(steps, length) / wildcard
      }
      guard steps <= Self.mostSteps else {
        throw refusal(
          .argument, "This pattern would take too long beside so long a text: use contains(…).",
          pattern.node)
      }
    }
  }

  func regularExpression(
    _ name: String, _ arguments: [Tree], _ node: Tree, _ largest: Int
  ) throws(GuardRefusal) -> Int {
    guard AllowedFunctions.regularExpressions.contains(name) else {
      throw refusal(.function, "The function \(name.prefix(60)) is not allowed here.", node)
    }
    guard arguments.count > 1, let pattern = arguments[1].textConstant,
      pattern.utf8.count <= Self.longestPattern
    else {
      throw refusal(
        .argument,
        "\(name) needs its pattern written as a text of at most \(Self.longestPattern) bytes.",
        node)
    }
    switch name {
    case "regexp_matches", "regexp_full_match": return 0
    case "regexp_extract": return max(largest, 1)
    case "regexp_replace":
      guard arguments.count > 2, let new = arguments[2].textConstant else {
        throw refusal(.argument, "regexp_replace needs its new text written as a text.", node)
      }
      let references = new.count { $0 == "\\" }
      return Growth.product(max(largest, 1), 1 + new.utf8.count + references)
    default: return Growth.product(max(largest, 1), Growth.ofSplit)
    }
  }
}
