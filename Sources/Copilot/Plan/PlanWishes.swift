/// What a question wants of its rows: counted or listed, grouped by what, how many, from which end.
extension PlanShape {
  var isCounted: Bool {
    if reading.aggregate == .count || reading.aggregate == .total || reading.aggregate == .average {
      return true
    }
    if reading.order == .high || reading.order == .low { return true }
    return !reading.groups.isEmpty && !reading.shapes.contains(.trend)
      || reading.asked == .event || reading.asked == .session
  }

  var asked: String? { (reading.asked ?? nil).flatMap(column) }

  func column(_ dimension: Meaning.Dimension) -> String? {
    let name =
      switch dimension {
      case .driver: plan.has("driver") ? "driver" : "entrant"
      case .team: "team"
      case .compound: plan.has("compound") ? "compound" : "compound_after"
      case .stint: "stint"
      case .lap: "lap_number"
      case .event: plan.scope.columns.contains("round") ? "round" : "grand_prix"
      case .session: "session_code"
      case .season: "season"
      case .segment: "segment"
      case .corner: "corner"
      }
    return plan.has(name) ? name : nil
  }

  var groupColumns: [String] {
    var columns = reading.groups.compactMap(column)
    if let asked, !columns.contains(asked), reading.asked != .lap { columns.append(asked) }
    if columns.isEmpty {
      if reading.drivers.count > 1 || (reading.drivers.count == 1 && reading.shapes.contains(.each))
      {
        columns = ["driver"]
      } else if reading.teams.count > 1 {
        columns = ["team"]
      }
    }
    return columns.filter(plan.has)
  }

  var limit: Int? {
    if let count = reading.count { return count }
    if reading.asksForSeveral { return nil }
    let asksForOne =
      reading.asked == .driver || reading.asked == .team || reading.asked == .event
      || reading.asked == .compound || reading.asked == .corner
    let isSuperlative =
      reading.order != nil || reading.phraseOrder != nil || (asksForOne && metric.better != nil)
    guard isSuperlative, !reading.shapes.contains(.each), !reading.shapes.contains(.trend),
      !reading.shapes.contains(.list) || reading.order != nil
    else { return nil }
    let isPlural =
      reading.metrics.contains { $0.name == metric.name && $0.isPlural } && reading.asked == nil
    if isPlural || !reading.groups.isEmpty { return nil }
    if reading.drivers.count > 1 || reading.teams.count > 1, reading.asked == nil { return nil }
    return 1
  }

  /// Whether larger values come first.
  var descending: Bool {
    switch reading.order ?? reading.phraseOrder {
    case .high where reading.order == nil: return metric.better == .high
    case .low where reading.order == nil: return metric.better == .high
    case .high: return true
    case .low: return false
    case .worst: return metric.better == .low
    case .best, nil: return metric.better == .high
    }
  }
}
