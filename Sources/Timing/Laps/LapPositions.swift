extension [Lap] {
  /// Numbers the drivers of each lap by the moment at which they completed it. A driver whose only lap was
  /// generated has no position.
  mutating func setPositions() {
    var lapsOfDriver: [String: Int] = [:]
    for lap in self { lapsOfDriver[lap.driverNumber, default: 0] += 1 }
    let byNumber = Dictionary(grouping: indices) { self[$0].number }
    for (_, indices) in byNumber {
      let ranked =
        indices
        .filter { !(self[$0].isGenerated && lapsOfDriver[self[$0].driverNumber] == 1) }
        .sorted { (self[$0].time ?? .max, $0) < (self[$1].time ?? .max, $1) }
      for (position, index) in ranked.enumerated() { self[index].position = position + 1 }
    }
  }
}
