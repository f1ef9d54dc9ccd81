extension ErgastAnswer {
  /// The classification of qualifying; a driver has a time for every part in which it set one.
  func qualifying(_ log: SessionLog) -> [JSON] {
    let bests = log.segments.indices.map { log.bests(part: $0) }
    return log.qualifyingOrder.enumerated().map { index, driver in
      let entrant = weekend.entrants[driver]
      var value: JSON = ["number": .text(entrant.key), "position": .text(String(index + 1))]
      value.merge(identity(entrant))
      for (part, times) in bests.enumerated() {
        if let time = times[driver] {
          value.merge(.object([("Q\(part + 1)", .text(lapText(time)))]))
        }
      }
      return value
    }
  }
}
