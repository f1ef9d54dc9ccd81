/// Functions that are harmless only with certain arguments.
extension StatementWalk {
  private static let mostCopies = 1_000
  private static let mostElements = 10_000
  private static let longestPattern = 500

  /// How long the result of such a function may be, or nil for all other functions.
  mutating func specialSize(
    _ name: String, _ node: Tree, _ sizes: [Int], _ scope: Scope
  ) throws(GuardRefusal) -> Int? {
    let arguments = node["children"]?.array ?? []
    let largest = sizes.max() ?? 0
    switch name {
    case "repeat":
      let copies = try count(arguments, 1, name, node)
      return Growth.product(max(largest, 1), max(copies, 1))
    case "lpad", "rpad":
      longestText = max(longestText, try count(arguments, 1, name, node))
      return max(largest, 1)
    case "bar":
      if arguments.count > 3 { longestText = max(longestText, try count(arguments, 3, name, node)) }
      return 1
    case "replace": return try replaced(arguments, node, largest)
    case "range", "generate_series": return try counted(name, arguments, node, scope)
    case "~~", "!~~", "~~*", "!~~*", "~~~", "like_escape", "ilike_escape", "not_like_escape",
      "not_ilike_escape":
      try likePattern(name, arguments, node)
      return 0
    case "format", "printf": return try formatted(name, arguments, node, sizes)
    case "strftime", "strptime", "try_strptime":
      // strftime takes them in either order.
      guard arguments.contains(where: { $0.textConstant != nil || $0.isList })
      else { throw refusal(.argument, "\(name) needs its format written as a text.", node) }
      return 1
    case "list_aggregate", "list_aggr", "array_aggregate", "array_aggr", "aggregate":
      return try aggregated(name, arguments, node, largest)
    case _ where name.hasPrefix("regexp_") || name.hasSuffix("split_regex"):
      return try regularExpression(name, arguments, node, largest)
    default: return nil
    }
  }

  private func count(
    _ arguments: [Tree], _ index: Int, _ name: String, _ node: Tree
  ) throws(GuardRefusal) -> Int {
    guard index < arguments.count, let count = arguments[index].intConstant,
      count <= Self.mostCopies
    else {
      throw refusal(
        .argument, "\(name) needs a length written as a number, at most \(Self.mostCopies).", node)
    }
    return max(count, 0)
  }

  private func replaced(
    _ arguments: [Tree], _ node: Tree, _ largest: Int
  ) throws(GuardRefusal) -> Int {
    guard arguments.count == 3, let new = arguments[2].textConstant else {
      throw refusal(.argument, "replace needs its new text written as a text.", node)
    }
    let old = max(arguments[1].textConstant?.utf8.count ?? 1, 1)
    return Growth.product(max(largest, 1), max(1, (new.utf8.count + old - 1) / old))
  }

  private func counted(
    _ name: String, _ arguments: [Tree], _ node: Tree, _ scope: Scope
  ) throws(GuardRefusal) -> Int {
    let numbers = arguments.compactMap(\.intConstant)
    guard scope.lambda == nil, numbers.count == arguments.count, !numbers.isEmpty,
      numbers.allSatisfy({ $0.magnitude <= Self.mostElements })
    else {
      throw refusal(
        .argument,
        "\(name) as a value needs numbers up to \(Self.mostElements); as a table it takes any: "
          + "FROM laps, \(name)(first, last) AS r(lap).", node)
    }
    let (first, last) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
    return 1 + abs(last - first) / 32
  }

  private func likePattern(
    _ name: String, _ arguments: [Tree], _ node: Tree
  ) throws(GuardRefusal) {
    guard arguments.count > 1, let pattern = arguments[1].textConstant else {
      throw refusal(
        .argument, "LIKE needs its pattern written as a text; use contains(text, part) instead.",
        node)
    }
    // The engine tries every place for each of them.
    let wild = pattern.count { $0 == "%" || $0 == "*" }
    let most = ["~~", "!~~"].contains(name) && !pattern.contains("_") ? 20 : 4
    guard wild <= most, pattern.utf8.count <= Self.longestPattern else {
      throw refusal(.argument, "The pattern has more than \(most) wildcards or is too long.", node)
    }
  }

  private func regularExpression(
    _ name: String, _ arguments: [Tree], _ node: Tree, _ largest: Int
  ) throws(GuardRefusal) -> Int {
    let known: Set<String> = [
      "regexp_matches", "regexp_full_match", "regexp_extract", "regexp_extract_all",
      "regexp_replace", "regexp_split_to_array", "string_split_regex", "str_split_regex",
    ]
    guard known.contains(name) else {
      throw refusal(.function, "The function \(name.prefix(60)) is not allowed here.", node)
    }
    guard arguments.count > 1, let pattern = arguments[1].textConstant,
      pattern.utf8.count <= Self.longestPattern
    else {
      throw refusal(
        .argument,
        "\(name) needs its pattern written as a text of at most \(Self.longestPattern) bytes.", node
      )
    }
    guard name == "regexp_replace" else {
      return name.hasSuffix("match") || name.hasSuffix("matches") ? 0 : max(largest, 1)
    }
    guard arguments.count > 2, let new = arguments[2].textConstant else {
      throw refusal(.argument, "regexp_replace needs its new text written as a text.", node)
    }
    let references = new.count { $0 == "\\" }
    return Growth.product(max(largest, 1), 1 + new.utf8.count + references)
  }

  // {:>100000} and %100000d pad; {:{}} and %*d take the width from an argument.
  private func formatted(
    _ name: String, _ arguments: [Tree], _ node: Tree, _ sizes: [Int]
  ) throws(GuardRefusal) -> Int {
    guard let format = arguments.first?.textConstant else {
      throw refusal(.argument, "\(name) needs its format written as a text.", node)
    }
    let numbers = format.split { !$0.isNumber }.map(String.init)
    let nested = format.contains("*") || format.contains(/\{[^{}]*\{/)
    guard !nested, numbers.allSatisfy({ $0.count <= 2 }) else {
      throw refusal(.argument, "Widths in a format have at most two digits.", node)
    }
    // One argument may be named several times.
    return Growth.product(max(1, Growth.sum(sizes)), max(1, format.count { "{%".contains($0) }))
  }

  private func aggregated(
    _ name: String, _ arguments: [Tree], _ node: Tree, _ largest: Int
  ) throws(GuardRefusal) -> Int {
    guard arguments.count > 1, let aggregate = arguments[1].textConstant?.lowercased(),
      AllowedFunctions.aggregates.contains(aggregate) || aggregate == "string_agg"
    else {
      throw refusal(
        .argument, "\(name) needs the name of an aggregate, such as 'avg', written as a text.", node
      )
    }
    return max(largest, 1)
  }
}

extension Tree {
  /// The text of a constant; DuckDB leaves an empty one out.
  var textConstant: String? {
    guard self["class"]?.text == "CONSTANT", let value = self["value"],
      value["type"]?["id"]?.text == "VARCHAR", value["is_null"]?.bool == false
    else { return nil }
    return value["value"]?.text ?? ""
  }

  fileprivate var isList: Bool { self["function_name"]?.text == "list_value" }

  /// The whole number of a constant, with or without a minus.
  var intConstant: Int? {
    if self["class"]?.text == "CONSTANT" { return self["value"]?["value"]?.int }
    guard self["function_name"]?.text == "-", let operands = self["children"]?.array,
      operands.count == 1
    else { return nil }
    return operands[0].intConstant.map { -$0 }
  }
}
