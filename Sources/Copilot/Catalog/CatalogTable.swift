/// A table as prompts describe it.
struct CatalogTable: Sendable {
  /// With its schema.
  let name: String
  /// All that a prompt tells about it.
  let text: String
  /// Names and types alone, for prompts without room.
  let shortText: String
  /// Names of its columns.
  let columns: [String]
  /// How many metrics are read from it.
  let measures: Int
  /// How strongly each word points to it.
  let words: [String: Double]

  // Their meaning is the same in all tables, and told once.
  static let common: [(name: String, text: String)] = [
    ("session_id", "key of a session, such as '2024-01-R'"), ("season", "year"),
    ("round", "number of the event in its season"),
    ("grand_prix", "event, such as 'bahrain-grand-prix'"),
    ("session_code", "one of 'FP1', 'FP2', 'FP3', 'SQ', 'S' (sprint), 'Q', 'R' (race)"),
    ("driver", "three letters, such as 'VER'"), ("driver_number", "racing number, as text"),
    ("team", "team name of that season"), ("lap_number", "from 1"), ("stint", "from 1"),
    ("is_simulated", "true for simulated data"),
  ]

  init(
    _ name: String, _ columns: [LakeVocabulary.Column], _ semantics: SemanticLayer,
    _ details: LakeDetails
  ) {
    self.name = name
    self.columns = columns.map(\.name)
    let description = details.descriptions[name] ?? ""
    let metrics = semantics.metrics.values.filter { $0.model == name }
      .sorted { $0.name < $1.name }
    measures = metrics.count
    let known = Set(Self.common.map(\.name))
    let shared = columns.map(\.name).filter(known.contains)
    var lines = ["\(name): \(PromptText.sentences(description, atMost: 240))"]
    lines += shared.isEmpty ? [] : ["  " + shared.joined(separator: ", ")]
    lines += columns.filter { !known.contains($0.name) }.map { column in
      Self.line(column, details.values["\(name).\(column.name)"] ?? [])
    }
    lines += metrics.map { Self.line($0) }
    text = lines.joined(separator: "\n")
    shortText =
      "\(name): " + columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
    words = Self.words(name, description, columns, metrics, semantics)
  }

  private static func line(_ column: LakeVocabulary.Column, _ values: [String]) -> String {
    var line = "  \(column.name) \(column.type)"
    if let unit = unit(column.name), !column.description.isEmpty,
      !column.description.contains(unit)
    {
      line += " in \(unit)"
    }
    if !column.description.isEmpty {
      line += ": " + PromptText.sentences(column.description, atMost: 120)
    }
    if !values.isEmpty {
      line += " Values: " + values.map(PromptText.literal).joined(separator: ", ")
    }
    return line
  }

  private static func line(_ metric: Metric) -> String {
    var line = "  \(metric.name.replacing("_", with: " ")) = \(metric.value)"
    if let better = metric.better { line += ", \(better == .low ? "lowest" : "highest") first" }
    if let condition = metric.where { line += ", where \(condition.collapsed)" }
    return line + ": " + metric.text
  }

  /// The unit that a column's name ends with.
  static func unit(_ column: String) -> String? {
    let units = [
      ("_ms", "milliseconds"), ("_s", "seconds"), ("_kmh", "km/h"), ("_c", "°C"), ("_m", "metres"),
      ("_dm", "decimetres"), ("_pct", "percent"), ("_mbar", "millibar"), ("_kg", "kg"),
    ]
    return units.first { column.hasSuffix($0.0) }?.1
  }

  private static func words(
    _ name: String, _ description: String, _ columns: [LakeVocabulary.Column],
    _ metrics: [Metric], _ semantics: SemanticLayer
  ) -> [String: Double] {
    var words: [String: Double] = [:]
    let add = { (text: String, weight: Double) in
      for word in Words.split(text) { words[word.stem] = max(words[word.stem] ?? 0, weight) }
    }
    add(String(name.split(separator: ".").last ?? "").replacing("_", with: " "), 3)
    for phrase in semantics.synonyms.tables?[name] ?? [] { add(phrase, 3) }
    for phrase in metrics.flatMap(\.phrases) { add(phrase, 2.5) }
    add(PromptText.sentences(description, atMost: 240), 1.5)
    for column in columns where !Self.common.contains(where: { $0.name == column.name }) {
      add(column.name.replacing("_", with: " "), 1.5)
      for phrase in semantics.synonyms.columns?[column.name] ?? [] { add(phrase, 1) }
      add(column.description, 0.5)
    }
    return words
  }
}
