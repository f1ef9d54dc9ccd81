extension SimulatedSession {
  /// The first message comes in a list, the others under their numbers.
  var raceControlMessages: TopicStream {
    var stream = TopicStream(.raceControlMessages)
    for (index, message) in log.messages.enumerated() {
      let value = json(message)
      stream.append(
        message.time, ["Messages": index == 0 ? [value] : .entry(index, value)])
    }
    return stream
  }

  private func json(_ message: RaceControlMessage) -> JSON {
    var value: JSON = ["Utc": .text(moment(message.time).seconds)]
    if let lap = leaderLaps.last(where: { $0.time <= message.time })?.lap {
      value.merge(["Lap": .number(lap)])
    }
    value.merge(["Category": .text(message.category)])
    let optional = [
      ("Flag", message.flag), ("Scope", message.scope), ("Status", message.status),
      ("Mode", message.mode),
    ]
    for (key, text) in optional {
      if let text { value.merge(.object([(key, .text(text))])) }
    }
    if let sector = message.sector { value.merge(["Sector": .number(sector)]) }
    value.merge(["Message": .text(message.text)])
    return value
  }
}
