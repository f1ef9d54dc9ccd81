/// Words of the sport that a plan has to say something of, where a question uses them.
extension PlanDoubts {
  /// "What gear were they in?" is told by nothing without a gear.
  var subject: String? {
    let sql = selection.sql.lowercased() + " " + metric.name
    return reading.stems.first { stem in
      guard let told = Self.subjects[stem] else { return false }
      // Another session is meant after all, or sprints are left out.
      let isOther =
        !reading.sessions.isEmpty && Set(reading.sessions).isDisjoint(with: ["S", "SQ"])
      if stem == "sprint", isOther || reading.leavesOutSprints { return false }
      return !told.contains(where: sql.contains)
    }.map { "“\($0)”" }
  }

  /// "Rank the pairs" is no single value.
  var ranks: String? {
    reading.stems.contains("rank") && selection.columns.count == 1
      && reading.aggregate != .count ? "an order" : nil
  }

  /// "What share of his laps did each driver drive in clean air?" is a part of his, not of all.
  var ofWhose: String? {
    let isOwn = ["his", "her", "their"].contains { reading.says("share of \($0)") }
    return isOwn && selection.sql.contains(") OVER ()") ? "whose share" : nil
  }

  /// "What percentage slower than Verstappen was Alonso?" is a part of one of them.
  var inPercent: String? {
    guard reading.shapes.contains(.share), reading.drivers.count == 2, metric.pair == nil,
      !selection.sql.contains("100"), !metric.value.hasSuffix("_pct")
    else { return nil }
    return "in percent of one of them"
  }

  /// What shows in a query that is about it; words that are common in other senses are not in here.
  private static let subjects: [String: [String]] = [
    "gear": ["gear"], "throttle": ["throttle"], "rpm": ["rpm"], "humidity": ["humidity"],
    "wind": ["wind"], "temperature": ["temp", "slope_s_per_c"], "undercut": ["undercut"],
    "radio": ["radio"], "penalty": ["penalty", "message"], "degradation": ["deg", "slope"],
    "sprint": ["'s'", "'sq'", "sprint"], "tow": ["tow"], "telemetry": telemetry,
    "boxplot": ["quart", "p25", "whisker"], "quartile": ["quart", "p25", "iqr"],
    "championship": ["standings", "title", "champion", "season_rules", "season_heatmap"],
    "nationality": ["nationality"], "podium": ["position"], "theoretical": ["theoretical"],
    "brake": ["brak"], "corner": ["corner", "turn"],
  ]
  private static let telemetry = ["speed_trace", "telemetry", "gear", "corner", "car_data"]
}
