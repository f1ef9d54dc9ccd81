extension Metric {
  /// The values of one column of a model, as the model describes them.
  init(_ column: ModelColumn) {
    self.init(
      name: column.name, from: column.table, value: column.column,
      entity: column.keys.last ?? "row", keys: column.keys, text: column.text,
      kind: column.isNumber ? .measure : .fact, scope: column.scope,
      where: "\(column.column) is not null", rollup: column.isNumber ? "avg" : nil,
      trend: column.trend, counts: column.isNumber)
  }

  /// Rows of a model, to be counted.
  ///
  /// - Parameter columns: names of the model's columns.
  init(rowsOf table: String, columns: Set<String>) {
    self.init(
      name: ModelRows.metric(of: table), from: table,
      value: columns.contains("session_id") ? "session_id" : "season", entity: "row", keys: [],
      text: "rows of \(table)", kind: .event,
      scope: columns.contains("session_code") ? .session : .season, counted: "rows",
      allSessions: true, counts: true)
  }

  /// One that is made of a model, whose values are neither good nor bad; it has no phrases of its own.
  private init(
    name: String, from: String, value: String, entity: String, keys: [String], text: String,
    kind: Kind, scope: Scope, where condition: String? = nil, rollup: String? = nil,
    trend: String? = nil, counted: String? = nil, allSessions: Bool? = nil, counts: Bool
  ) {
    (self.name, self.from, self.value, self.entity) = (name, from, value, entity)
    (self.keys, self.text, kindField, scopeField) = (keys, text, kind, scope)
    (self.rollup, self.trend, self.counted) = (rollup, trend, counted)
    (`where`, self.allSessions, self.counts) = (condition, allSessions, counts)
    (phrases, judged) = ([], false)
    (weak, columns, show, also, group, better, sessions) = (nil, nil, nil, nil, nil, nil, nil)
    (fixed, order, detail, absorbs, team, pair, object) = (nil, nil, nil, nil, nil, nil, nil)
    (needs, usual, fallback, atLine, places, clean) = (nil, nil, nil, nil, nil, nil)
    (modest, single) = (nil, nil)
  }
}
