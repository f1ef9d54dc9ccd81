/// Counts of what is named one by one: of a season without any there is a row as well.
extension PlanShape {
  /// "Wins of Hamilton in 2022, 2023 and 2024": none in two of them.
  func countedOfNamed(_ name: String, _ keys: [String]) -> Selection? {
    let named = [
      "season": reading.seasonsAreOne ? 0 : reading.seasons.count, "driver": reading.drivers.count,
      "team": reading.teams.count,
    ]
    guard let fixed = plan.fixed, filters.contains(fixed), !keys.isEmpty,
      keys.allSatisfy({ named[$0] ?? 0 > 0 }), keys.contains(where: { named[$0] ?? 0 > 1 }),
      reading.order == nil, reading.boundValue == nil, exactCount == nil
    else { return nil }
    var all = self
    all.filters.removeAll { $0 == fixed }
    return all.grouped(
      "count(*) FILTER (WHERE \(fixed)) AS \(name)", name, keys, meets: [.aggregate],
      isCount: true)
  }
}
