internal import DuckDB

/// Sentences about an answer: what it shows, and what a reader should know of it.
struct AnswerWording {
  private static let counts: Set<String> = ["laps_used", "clean_laps", "clean_air_laps"]
  private static let fewLaps = 5.0

  let fields: [CopilotAnswer.Field]
  let rows: [[Value]]

  /// One row is told, several are counted.
  func message(_ explanation: String) -> String {
    switch rows.count {
    case 0: return "Nothing in the lake fits: \(explanation)."
    case 1: return row(rows[0])
    default: return "\(rows.count) rows: \(explanation)."
    }
  }

  private func row(_ row: [Value]) -> String {
    let parts = zip(fields, row).prefix(8).compactMap { field, value -> String? in
      let text = ValueText.text(value)
      guard !text.isEmpty else { return nil }
      if value.text != nil { return text }
      return "\(ValueText.label(field)) \(text)" + (field.unit.map { " \($0)" } ?? "")
    }
    return parts.isEmpty ? "The lake has no value for this." : parts.joined(separator: ", ") + "."
  }

  /// What a reader should know of the figures.
  func warnings(isSimulated: Bool, isCut: Bool) -> [String] {
    var warnings: [String] = []
    if isSimulated { warnings.append("The data is simulated.") }
    if isCut {
      warnings.append("These are the first \(rows.count) rows; there are more: ask for less.")
    }
    for (index, field) in fields.enumerated() where Self.counts.contains(field.name) {
      let few = rows.count { ($0[index].double ?? Self.fewLaps) < Self.fewLaps }
      if few > 0 {
        warnings.append(
          "\(few) of \(rows.count) rows \(few == 1 ? "is" : "are") made of fewer than "
            + "\(Int(Self.fewLaps)) laps.")
      }
    }
    return warnings
  }
}
