/// DuckDB's tree of a statement, as it writes it in JSON.
indirect enum Tree {
  case object([(key: String, value: Tree)])
  case array([Tree])
  case text(String)
  case number(Double)
  case bool(Bool)
  case null

  /// The value of a key; nil too where this is no object.
  subscript(key: String) -> Tree? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.key == key }?.value
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  var array: [Tree] { if case .array(let elements) = self { elements } else { [] } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var int: Int? { number.flatMap { Int(exactly: $0) } }
  var fields: [(key: String, value: Tree)] {
    if case .object(let fields) = self { fields } else { [] }
  }

  /// Bytes of the statement's text before this part, where DuckDB tells.
  var location: Int? { self["query_location"]?.int }
}
