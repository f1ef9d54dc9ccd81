/// What stands after `{% if` or `{% elif`.
indirect enum TemplateCondition: Equatable, Sendable {
  case operand(Operand)
  case not(TemplateCondition)
  case and(TemplateCondition, TemplateCondition)
  case or(TemplateCondition, TemplateCondition)
  case equal(Operand, Operand, negated: Bool)

  enum Operand: Equatable, Sendable {
    case literal(TemplateValue)
    /// `var(…)` or `is_incremental()`.
    case call(TemplateCall)
  }

  /// Whether it holds; what is neither empty, zero, false nor none counts as true, as in Python.
  func holds(in context: TemplateContext, file: String) throws(ProjectError) -> Bool {
    switch self {
    case .operand(let operand): try Self.value(operand, context, file).isTrue
    case .not(let condition): !(try condition.holds(in: context, file: file))
    case .and(let a, let b):
      if try a.holds(in: context, file: file) {
        try b.holds(in: context, file: file)
      } else {
        false
      }
    case .or(let a, let b):
      if try a.holds(in: context, file: file) { true } else { try b.holds(in: context, file: file) }
    case .equal(let a, let b, let negated):
      try Self.value(a, context, file).equals(try Self.value(b, context, file)) != negated
    }
  }

  var calls: [TemplateCall] {
    switch self {
    case .operand(let operand): operand.calls
    case .not(let condition): condition.calls
    case .and(let a, let b), .or(let a, let b): a.calls + b.calls
    case .equal(let a, let b, _): a.calls + b.calls
    }
  }

  private static func value(
    _ operand: Operand, _ context: TemplateContext, _ file: String
  ) throws(ProjectError) -> TemplateValue {
    switch operand {
    case .literal(let value): value
    case .call(let call) where call.function == "var":
      try context.variables.value(of: call, file: file)
    case .call: .bool(context.isIncremental)
    }
  }
}

extension TemplateCondition.Operand {
  fileprivate var calls: [TemplateCall] { if case .call(let call) = self { [call] } else { [] } }
}

extension TemplateValue {
  var isTrue: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .number(let number): Double(number) != 0
    case .bool(let bool): bool
    case .none: false
    case .list(let values): !values.isEmpty
    case .map(let entries): !entries.isEmpty
    }
  }

  /// Equal as in Python: 1 and 1.0 are, 1 and '1' are not.
  func equals(_ other: TemplateValue) -> Bool {
    if case .number(let a) = self, case .number(let b) = other { return Double(a) == Double(b) }
    return self == other
  }
}

extension TemplateCondition {
  static func parse(
    _ source: String, file: String, line: Int
  ) throws(ProjectError) -> TemplateCondition {
    var parser = TemplateExpression(source, file: file, line: line, place: "if")
    let condition = try parser.either()
    guard parser.peek() == nil else { throw parser.unsupported }
    return condition
  }
}

extension TemplateExpression {
  fileprivate mutating func either() throws(ProjectError) -> TemplateCondition {
    var condition = try both()
    while takeWord("or") { condition = .or(condition, try both()) }
    return condition
  }

  private mutating func both() throws(ProjectError) -> TemplateCondition {
    var condition = try negated()
    while takeWord("and") { condition = .and(condition, try negated()) }
    return condition
  }

  private mutating func negated() throws(ProjectError) -> TemplateCondition {
    if takeWord("not") { return .not(try negated()) }
    if take("(") {
      let condition = try either()
      guard take(")") else { throw unsupported }
      return condition
    }
    let operand = try operand()
    if take("==") { return .equal(operand, try self.operand(), negated: false) }
    if take("!=") { return .equal(operand, try self.operand(), negated: true) }
    return .operand(operand)
  }

  private mutating func operand() throws(ProjectError) -> TemplateCondition.Operand {
    guard peekWord() == "var" || peekWord() == "is_incremental" else {
      return .literal(try value())
    }
    let call = try call()
    let isPlain = call.positional.isEmpty && call.named.isEmpty
    guard call.function == "var" || isPlain else { throw unsupported }
    return .call(call)
  }
}
