extension ErgastAnswer {
  /// The classification of qualifying; a driver has a time for every part in which it set one.
  func qualifying(_ log: SessionLog) -> [UInt8] {
    let bests = log.segments.indices.map { log.bests(part: $0) }
    let rows = log.qualifyingOrder.enumerated().map { index, driver in
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
    return bytes("qualifying", key: "QualifyingResults", rows: rows)
  }

  /// A conventional weekend has no sprint; the service answers that with an empty list of races.
  var noSprint: [UInt8] { bytes("sprint", key: "SprintResults", rows: []) }
}
