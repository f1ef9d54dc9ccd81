extension SimulatedSession {
  /// Some drivers speak; the recordings that are named do not exist. A list first, then numbers.
  var teamRadio: TopicStream {
    var stream = TopicStream(.teamRadio)
    var random = weekend.random("\(kind.rawValue) radio")
    let span = (log.statuses.first { $0.status == "Started" }?.time ?? 0, log.end)
    let times = (0..<random.integer(6...14)).map { _ in random.integer(span.0...span.1) }.sorted()
    for (index, time) in times.enumerated() {
      let entrant = entrants[random.integer(0...entrants.count - 1)]
      let spoken = moment(time) + (Weekend.gmtOffset - random.integer(8000...20_000))
      let stamp = (spoken.date + "_" + spoken.timeOfDay).filter { $0 != "-" && $0 != ":" }
      let capture: JSON = [
        "Utc": .text(moment(time).utc), "RacingNumber": .text(entrant.key),
        "Path": "TeamRadio/SIM\(entrant.code)01_\(entrant.key)_\(stamp).mp3",
      ]
      stream.append(time, ["Captures": index == 0 ? [capture] : .entry(index, capture)])
    }
    return stream
  }
}
