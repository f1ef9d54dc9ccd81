extension SimulatedSession {
  /// Every fifteen seconds.
  var heartbeat: TopicStream {
    var stream = TopicStream(.heartbeat)
    for time in stride(from: 6_100, through: log.end, by: 15_000) {
      stream.append(time, ["Utc": .text(moment(time).utc), "_kf": true])
    }
    return stream
  }
}
