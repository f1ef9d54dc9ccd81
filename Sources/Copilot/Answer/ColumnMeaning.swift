internal import Guard

/// Unit and description of an answer's columns.
struct ColumnMeaning {
  private static let units: [(ending: String, unit: String)] = [
    ("_s_per_lap", "s/lap"), ("_s_per_c", "s/°C"), ("_kmh", "km/h"), ("_ms", "ms"),
    ("_mps", "m/s"), ("_mbar", "mbar"), ("_min", "min"), ("_pct", "%"), ("_deg", "°"),
    ("_dm", "dm"), ("_s", "s"), ("_c", "°C"), ("_m", "m"),
  ]
  private static let aggregates: [(start: String, word: String)] = [
    ("avg_", "Average"), ("median_", "Median"), ("sum_", "Sum"), ("min_", "Smallest"),
    ("max_", "Largest"),
  ]

  let lake: LakeVocabulary
  /// What the plan measures; nil where a model made the SQL.
  let metric: Metric?

  /// The fields of an answer; a name that comes twice gets a number.
  func fields(_ columns: [GuardedAnswer.Column], of tables: [TableName]) -> [CopilotAnswer.Field] {
    var taken: Set<String> = []
    return columns.map { column in
      var name = column.name
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(column.name)_\(number)"
      }
      return CopilotAnswer.Field(
        name: name, type: column.type,
        unit: column.type.isNumeric
          ? Self.unit(of: column.name) ?? difference(column, columns) : nil,
        description: description(of: column.name, in: tables))
    }
  }

  /// From the end of a name, as the project's columns have it.
  static func unit(of name: String) -> String? {
    units.first { name.hasSuffix($0.ending) }?.unit
  }

  /// The columns of a difference are called after whom they are of, and measure what the plan does.
  private func difference(
    _ column: GuardedAnswer.Column, _ columns: [GuardedAnswer.Column]
  ) -> String? {
    guard let metric, columns.contains(where: { $0.name == "difference" }),
      !lake.columns(of: metric).contains(column.name)
    else { return nil }
    return Self.unit(of: metric.value)
  }

  private func description(of name: String, in tables: [TableName]) -> String? {
    if let own = comment(name, tables) { return own }
    for (start, word) in Self.aggregates where name.hasPrefix(start) {
      if let text = comment(String(name.dropFirst(start.count)), tables) {
        return "\(word): \(text)"
      }
    }
    return nil
  }

  private func comment(_ name: String, _ tables: [TableName]) -> String? {
    for table in tables {
      let key = table.description.replacing("main_", with: "")
      let columns = lake.tables[table.description] ?? lake.tables[key] ?? []
      if let column = columns.first(where: { $0.name == name }), !column.description.isEmpty {
        return column.description
      }
    }
    return nil
  }
}

extension String {
  /// Whether a type of DuckDB's holds numbers.
  var isNumeric: Bool {
    hasSuffix("INT") || hasPrefix("DECIMAL")
      || ["INTEGER", "UINTEGER", "DOUBLE", "FLOAT"].contains(self)
  }
}
