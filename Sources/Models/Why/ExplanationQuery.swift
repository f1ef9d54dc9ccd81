internal import Lake

/// The queries behind an explanation.
struct ExplanationQuery {
  let model: Model
  let meta: WhyMeta
  let condition: String
  let reader: SnapshotReader

  /// The rows that the condition picks, each with its laps.
  func rows(limit: Int) async throws -> (rows: [Explanation.Row], isCut: Bool) {
    let marts = try await reader.answer("\(picked)\nLIMIT \(limit + 1)")
    var rows: [Explanation.Row] = []
    for (index, values) in marts.rows.prefix(limit).enumerated() {
      let laps = try await laps(ofRow: index)
      rows.append(
        Explanation.Row(
          values: Array(zip(marts.columns, values)), used: laps.filter { $0.reason == nil },
          excluded: laps.filter { $0.reason != nil }))
    }
    return (rows, marts.rows.count > limit)
  }

  // The line feeds keep a comment at the end of the condition from reaching further.
  private var picked: String {
    return """
      SELECT * FROM \(model.relation.quoted) AS mart WHERE (
      \(condition)
      ) ORDER BY ALL
      """
  }

  private func laps(ofRow index: Int) async throws -> [Explanation.Lap] {
    let columns = try await lapColumns()
    let column = { (names: [String]) in
      names.first(where: columns.contains).map { "laps.\"\($0)\"" } ?? "NULL"
    }
    let answer = try await reader.answer(
      """
      WITH chosen AS (FROM (
      \(picked)
      LIMIT 1 OFFSET \(index)) AS one)
      SELECT why_driver, why_number, why_seconds,
        CASE WHEN NOT why_used THEN coalesce(why_reason, 'no reason given') END,
        CASE WHEN why_used THEN why_role END
      FROM (
        SELECT \(column(["driver", "driver_number"])) AS why_driver,
          \(column(["lap_number"])) AS why_number, \(column(["lap_time_s"])) AS why_seconds,
          coalesce((\(meta.used)), false) AS why_used,
          CAST((\(meta.reason)) AS VARCHAR) AS why_reason,
          CAST((\(meta.role ?? "NULL")) AS VARCHAR) AS why_role
        FROM \(meta.laps) AS laps \(join))
      ORDER BY why_driver, why_number, why_seconds
      """)
    return answer.rows.map {
      Explanation.Lap(
        driver: $0[0], number: $0[1].flatMap { Int($0) }, seconds: $0[2].flatMap { Double($0) },
        reason: $0[3], role: $0[4])
    }
  }

  // With a key the columns of the mart stay out of sight, so that those of the laps need no `laps.`.
  private var join: String {
    switch meta.match {
    case .condition(let condition): return "JOIN chosen AS mart ON (\(condition))"
    case .key(let key):
      let same = key.map { "laps.\($0.quoted) IS NOT DISTINCT FROM mart.\($0.quoted)" }
      return "SEMI JOIN chosen AS mart ON \(same.joined(separator: " AND "))"
    }
  }

  private func lapColumns() async throws -> Set<String> {
    let answer = try await reader.answer("DESCRIBE SELECT * FROM \(meta.laps)")
    return Set(answer.rows.compactMap(\.first?.self))
  }
}
