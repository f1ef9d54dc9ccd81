extension StatementWalk {
  /// True unless the function is named with a schema of its own: DuckDB writes `main` itself.
  func isPlain(_ node: Tree) -> Bool { ["", "main"].contains(node["schema"]?.text ?? "") }

  private func name(of node: Tree) throws(GuardRefusal) -> String {
    guard isPlain(node), let name = node["function_name"]?.text?.lowercased() else {
      throw refusal(.function, "Functions are called without a schema.", node)
    }
    return name
  }

  private func unknown(_ name: String, _ node: Tree) -> GuardRefusal {
    refusal(.function, "The function \(name.prefix(60)) is not allowed here.", node)
  }

  /// A call of a function, operator or aggregate.
  mutating func function(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    let size = try call(node, scope)
    try checkGrowth(size, node)
    return size
  }

  private mutating func call(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    let name = try name(of: node)
    if scope.lambda?.isReduction == true, !AllowedFunctions.reducing.contains(name) {
      throw refusal(.function, "\(name.prefix(60)) is not allowed within a reduction.", node)
    }
    if AllowedFunctions.lambdas.contains(name) { return try listFunction(name, node, scope) }
    let captures = AllowedFunctions.arithmetic.contains(name)
    let inner = scope.within(captures: captures)
    if name == "||" { return try joinedTexts(node, inner) }
    let sizes = try children(node, inner)
    if let size = try specialSize(name, node, sizes, scope) { return size }
    return try size(name, node, sizes)
  }

  private func size(_ name: String, _ node: Tree, _ sizes: [Int]) throws(GuardRefusal) -> Int {
    let largest = sizes.max() ?? 0
    if AllowedFunctions.fixed.contains(name) { return 0 }
    if AllowedFunctions.keeping.contains(name) { return largest }
    if AllowedFunctions.aggregates.contains(name) {
      return isCollecting(name, node)
        ? Growth.product(max(largest, 1), Growth.ofCollected) : largest
    }
    if AllowedFunctions.building.contains(name) { return Growth.sum(sizes) }
    if AllowedFunctions.collecting.contains(name) {
      return Growth.product(max(largest, 1), Growth.ofCollected)
    }
    throw unknown(name, node)
  }

  // max(x, n) and arg_max(x, y, n) give lists.
  private func isCollecting(_ name: String, _ node: Tree) -> Bool {
    let arguments = node["children"]?.array.count ?? 0
    return switch name {
    case "max", "min": arguments > 1
    case _ where name.hasPrefix("arg"), "max_by", "min_by": arguments > 2
    default: false
    }
  }

  // a || b || c is one text of three parts, not a text of two that holds another of two.
  private mutating func joinedTexts(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    var sizes: [Int] = []
    for child in node["children"]?.array ?? [] {
      let isSame = child["class"]?.text == "FUNCTION" && child["function_name"]?.text == "||"
      if isSame {
        sizes.append(
          try deeper(child) { (walk) throws(GuardRefusal) in try walk.joinedTexts(child, scope) })
      } else {
        sizes.append(try expression(child, scope))
      }
    }
    return Growth.sum(sizes)
  }

  /// A function over a window.
  mutating func window(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    let name = try name(of: node)
    if AllowedFunctions.collecting.contains(name) || isCollecting(name, node) {
      throw refusal(
        .function, "\(name) is not allowed over a window: use it with GROUP BY.", node)
    }
    guard AllowedFunctions.windows.contains(name) || AllowedFunctions.aggregates.contains(name)
    else { throw unknown(name, node) }
    return try children(node, scope).max() ?? 0
  }

  private mutating func listFunction(
    _ name: String, _ node: Tree, _ scope: Scope
  ) throws(GuardRefusal) -> Int {
    guard scope.lambda == nil else {
      throw refusal(.function, "\(name) is not allowed within a lambda.", node)
    }
    let isReduction = name.hasSuffix("reduce")
    var list = 0
    var factor = 1
    for child in node["children"]?.array ?? [] {
      if child["class"]?.text == "LAMBDA" {
        factor = try lambda(child, scope, isReduction: isReduction)
      } else {
        list = max(list, try expression(child, scope))
      }
    }
    return Growth.product(max(list, 1), max(factor, 1))
  }

  /// A lambda; its own parameters have the size 1.
  mutating func lambda(
    _ node: Tree, _ scope: Scope, isReduction: Bool
  ) throws(GuardRefusal) -> Int {
    guard let left = node["lhs"], let body = node["expr"] else {
      throw refusal(.construct, "This form of lambda is not allowed here.", node)
    }
    let list = left["class"]?.text == "COLUMN_REF" ? [left] : left["children"]?.array ?? []
    let names = list.compactMap { $0["column_names"]?.array.first?.text?.lowercased() }
    guard !names.isEmpty, names.count == list.count else {
      throw refusal(.construct, "A lambda needs plain names before its arrow.", node)
    }
    var inner = scope
    inner.lambda = Scope.Lambda(parameters: Set(names), isReduction: isReduction)
    return try deeper(node) { (walk) throws(GuardRefusal) in try walk.expression(body, inner) }
  }
}
