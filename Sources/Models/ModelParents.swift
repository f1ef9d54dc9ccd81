/// The models and sources that a template reads.
struct ModelParents {
  /// The models, by name.
  let names: [Identifier]

  /// - Throws: ``ProjectError`` where a relation is read by incremental builds only: dbt takes the
  ///   parents from a full one, so such a relation would be unknown to it.
  init(_ template: Template, _ context: TemplateContext) throws(ProjectError) {
    var changes = context
    changes.isIncremental = true
    for function in ["ref", "source"] {
      let known = try template.calls(function, in: context).map(\.positional)
      let hidden = try template.calls(function, in: changes).first {
        !known.contains($0.positional)
      }
      guard let hidden else { continue }
      let text = "\(function)(\(hidden.positional.map(\.source).joined(separator: ", ")))"
      throw ProjectError(
        file: template.file, line: hidden.line,
        "\(text) stands only under {% if is_incremental() %}, where dbt does not see it."
          + " Hint: add the comment -- depends_on: {{ \(text) }}")
    }
    let calls = try template.calls("ref", in: context)
    names = Set(calls.compactMap { $0.positional.first?.text }.compactMap(Identifier.init)).sorted()
  }
}
