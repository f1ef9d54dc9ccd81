/// A table that something reads: a model, or a source's table.
enum ProjectInput: Sendable, Hashable {
  case model(Identifier)
  case source(group: String, table: String)

  /// Nil where the call is neither `ref('model')` nor `source('source', 'table')`.
  init?(_ call: TemplateCall) {
    let texts = call.positional.compactMap(\.text)
    guard call.named.isEmpty, texts.count == call.positional.count else { return nil }
    switch (call.function, texts.count) {
    case ("ref", 1):
      guard let name = Identifier(texts[0]) else { return nil }
      self = .model(name)
    case ("source", 2): self = .source(group: texts[0], table: texts[1])
    default: return nil
    }
  }

  /// As people write it: `ref('laps')`, `source('bronze', 'laps')`.
  var text: String {
    switch self {
    case .model(let name): "ref('\(name)')"
    case .source(let group, let table): "source('\(group)', '\(table)')"
    }
  }
}
