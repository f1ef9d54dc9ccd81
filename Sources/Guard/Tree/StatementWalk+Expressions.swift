extension StatementWalk {
  /// An expression with everything in it.
  ///
  /// - Returns: how many times longer than a text of the data its value may be; 0 for what has a
  ///   fixed size.
  mutating func expression(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    try deeper(node) { (walk) throws(GuardRefusal) in
      switch node["class"]?.text {
      case "COLUMN_REF": try walk.column(node, scope)
      case "POSITIONAL_REFERENCE": scope.growth.largest
      case "CONSTANT": try walk.constant(node)
      case "CAST": try walk.cast(node, scope)
      case "FUNCTION": try walk.function(node, scope)
      case "WINDOW": try walk.window(node, scope)
      case "SUBQUERY": try walk.subqueryValue(node, scope)
      case "OPERATOR": try walk.operation(node, scope)
      case "COLLATE": try walk.collate(node, scope)
      case "COMPARISON", "CONJUNCTION", "BETWEEN":
        try walk.fixed(node, scope.within(captures: true))
      case "CASE": try walk.children(node, scope.within(captures: false)).max() ?? 0
      case "STAR": try walk.star(node, scope)
      case "LAMBDA":
        throw walk.refusal(
          .construct, "A lambda stands only in a list function; JSON arrows are refused.", node)
      default: throw walk.refusal(.construct, "This kind of expression is not allowed here.", node)
      }
    }
  }

  /// Walks whatever is below a node that is no expression itself: lists, orders, groups, limits.
  mutating func parts(_ node: Tree, _ scope: Scope) throws(GuardRefusal) {
    switch node {
    case .array(let elements):
      for element in elements { try parts(element, scope) }
    case .object where node["class"] != nil:
      _ = try expression(node, scope)
    case .object(let fields):
      try deeper(node) { (walk) throws(GuardRefusal) in
        if let id = node["type"], case .object = id { return try walk.type(id, node) }
        if let type = node["type"]?.text, !AllowedNodes.modifiers.contains(type) {
          throw walk.refusal(.construct, "This form (\(type)) is not allowed here.", node)
        }
        for field in fields { try walk.parts(field.value, scope) }
      }
    default: break
    }
  }

  /// Walks all children and gives their sizes.
  mutating func children(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> [Int] {
    var sizes: [Int] = []
    for field in node.fields { try sizes.append(contentsOf: inside(field.value, scope)) }
    return sizes
  }

  private mutating func inside(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> [Int] {
    switch node {
    case .array(let elements):
      var sizes: [Int] = []
      for element in elements { try sizes.append(contentsOf: inside(element, scope)) }
      return sizes
    case .object where node["class"] != nil: return [try expression(node, scope)]
    case .object where node["when_expr"] != nil || node["key"] != nil:
      return try children(node, scope)
    case .object:
      try parts(node, scope)
      return []
    default: return []
    }
  }

  private mutating func fixed(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    _ = try children(node, scope)
    return 0
  }

  private mutating func column(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    let names = (node["column_names"]?.array ?? []).compactMap { $0.text?.lowercased() }
    if let name = names.first, names.count == 1, AllowedNodes.valueFunctions.contains(name) {
      throw refusal(.function, "\(name) is not allowed: it tells about the server.", node)
    }
    if let lambda = scope.lambda, !lambda.parameters.contains(names.first ?? "") {
      guard lambda.allowsCapture else {
        throw refusal(
          .argument,
          "In a lambda, columns from outside may only be compared or calculated with.", node)
      }
    }
    return names.map { scope.growth[$0] }.max() ?? 1
  }

  private mutating func constant(_ node: Tree) throws(GuardRefusal) -> Int {
    guard let value = node["value"] else { return 0 }
    if let id = value["type"] { try type(id, node) }
    longestText = max(longestText, value["value"]?.text?.utf8.count ?? 0)
    return 0
  }

  private mutating func cast(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    guard let target = node["cast_type"] else {
      throw refusal(.construct, "This form of cast is not allowed here.", node)
    }
    try type(target, node)
    guard let child = node["child"] else { return 0 }
    let size = try expression(child, scope)
    guard AllowedNodes.longTypes.contains(target["id"]?.text ?? "") else { return 0 }
    try checkGrowth(size, node)
    return size
  }

  /// A type of a cast or a constant.
  func type(_ type: Tree, _ node: Tree) throws(GuardRefusal) {
    let id = type["id"]?.text ?? ""
    let info = type["type_info"]
    if id == "UNBOUND", let name = info?["name"]?.text, info?["schema"] == nil,
      info?["catalog"] == nil, AllowedNodes.namedTypes.contains(name.lowercased())
    {
      return
    }
    let isKnown = AllowedNodes.typeInfos.contains(info?["type"]?.text ?? "")
    guard AllowedNodes.types.contains(id), isKnown, info?["alias"] == nil else {
      throw refusal(.type, "This type is not allowed: cast to VARCHAR, DOUBLE or the like.", node)
    }
    if let child = info?["child_type"] { try self.type(child, node) }
    for field in info?["child_types"]?.array ?? [] {
      if let child = field["second"] { try self.type(child, node) }
    }
  }

  private mutating func subqueryValue(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    guard let query = node["subquery"]?["node"] else {
      throw refusal(.construct, "This form of subquery is not allowed here.", node)
    }
    guard scope.lambda == nil else {
      throw refusal(.construct, "A lambda may not hold a subquery.", node)
    }
    let shape = try self.query(query, scope)
    if let child = node["child"] { _ = try expression(child, scope) }
    return node["subquery_type"]?.text == "SCALAR" ? shape.growth.largest : 0
  }

  private mutating func operation(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    let type = node["type"]?.text ?? ""
    guard AllowedNodes.operators.contains(type) else {
      throw refusal(.construct, "This operator (\(type)) is not allowed here.", node)
    }
    let isFixed =
      type.hasPrefix("COMPARE") || type.hasPrefix("OPERATOR_IS") || type == "OPERATOR_NOT"
    let sizes = try children(node, scope.within(captures: isFixed))
    if isFixed || type == "GROUPING_FUNCTION" { return 0 }
    let size = type == "ARRAY_CONSTRUCTOR" ? Growth.sum(sizes) : sizes.max() ?? 0
    try checkGrowth(size, node)
    return size
  }

  private mutating func collate(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    let names = (node["collation"]?.text ?? "").lowercased().split(separator: ".")
    guard names.allSatisfy({ AllowedNodes.collations.contains(String($0)) }) else {
      throw refusal(.argument, "Collations are nocase, noaccent and nfc.", node)
    }
    return try children(node, scope).max() ?? 0
  }

  private mutating func star(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Int {
    guard let choice = node["expr"], choice["class"]?.text == "LAMBDA" else {
      return try children(node, scope).max() ?? scope.growth.largest
    }
    _ = try lambda(choice, scope, isReduction: false)
    return scope.growth.largest
  }
}

extension Scope {
  /// For operands: whether a lambda may name columns from outside there.
  func within(captures: Bool) -> Scope {
    guard lambda != nil else { return self }
    var scope = self
    scope.lambda?.allowsCapture = captures
    return scope
  }
}
