extension SimulatedSession {
  /// Everyone is declared in the first record; later ones only move the lines of the timing screen.
  var driverList: TopicStream {
    var stream = TopicStream(.driverList)
    let drivers = log.order.enumerated().map { line, driver in
      (entrants[driver].key, entrants[driver].declaration(line: line + 1))
    }
    stream.append(3_400, .object(drivers))
    var standings = Standings(self)
    for event in timingEvents {
      let changes = standings.apply(event)
      guard !changes.isEmpty else { continue }
      stream.append(
        event.time,
        .object(changes.map { (entrants[$0.driver].key, ["Line": .number($0.line)]) }))
    }
    return stream
  }
}

extension Entrant {
  fileprivate func declaration(line: Int) -> JSON {
    let family = lastName.uppercased()
    return [
      "RacingNumber": .text(key), "BroadcastName": "\(String(firstName.prefix(1))) \(family)",
      "FullName": "\(firstName) \(family)", "Tla": .text(code), "Line": .number(line),
      "TeamName": .text(team.name), "TeamColour": .text(team.colour), "FirstName": .text(firstName),
      "LastName": .text(lastName), "Reference": "SIM\(code)01", "HeadshotUrl": "",
      "CountryCode": "SIM",
    ]
  }
}
