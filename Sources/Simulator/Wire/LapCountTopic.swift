extension SimulatedSession {
  var lapCount: TopicStream {
    var stream = TopicStream(.lapCount)
    for (lap, time) in leaderLaps {
      var value: JSON = ["CurrentLap": .number(lap)]
      if lap == 1 { value.merge(["TotalLaps": .number(log.raceLaps)]) }
      stream.append(time, value)
    }
    return stream
  }
}
