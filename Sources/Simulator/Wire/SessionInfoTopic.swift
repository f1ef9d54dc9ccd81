extension SimulatedSession {
  /// Sent at the start and, with the archive complete, at the end.
  var sessionInfo: TopicStream {
    var stream = TopicStream(.sessionInfo)
    stream.append(0, info(status: "Inactive", archive: "Generating"))
    stream.append(log.end, info(status: "Finalised", archive: "Complete"))
    return stream
  }

  private func info(status: String, archive: String) -> JSON {
    var value: JSON = [
      "Simulated": true, "Meeting": weekend.meeting, "SessionStatus": .text(status),
      "ArchiveStatus": ["Status": .text(archive)],
    ]
    value.merge(weekend.session(kind))
    return value
  }
}

extension Weekend {
  /// The meeting as it stands in SessionInfo.
  var meeting: JSON {
    [
      "Key": .number(meetingKey), "Name": .text(name), "OfficialName": .text(officialName),
      "Location": .text(place.name), "Number": .number(round),
      "Country": ["Key": 9000, "Code": "SIM", "Name": "Simulation"],
      "Circuit": ["Key": .number(place.circuitKey), "ShortName": .text(place.name)],
    ]
  }

  /// The session as it stands in SessionInfo and in the index of the year.
  func session(_ kind: SessionKind) -> JSON {
    var value: JSON = ["Key": .number(sessionKey(kind)), "Type": .text(kind.type)]
    if let number = kind.practiceNumber { value.merge(["Number": .number(number)]) }
    value.merge([
      "Name": .text(kind.rawValue), "StartDate": .text(localStart(kind).seconds),
      "EndDate": .text(localEnd(kind).seconds), "GmtOffset": "02:00:00",
      "Path": .text(path(kind)),
    ])
    return value
  }
}
