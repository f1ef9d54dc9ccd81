/// A session that was simulated, and how it is told on the wire; each topic has a file of its own.
struct SimulatedSession {
  let weekend: Weekend
  let log: SessionLog

  var kind: SessionKind { log.kind }
  var entrants: [Entrant] { weekend.entrants }

  /// The moment of a stream time, UTC.
  func moment(_ time: Int) -> Instant { weekend.streamStart(kind) + time }

  /// Every topic of the session but telemetry. A race has a lap count in addition.
  var topics: [TopicStream] {
    let common = [
      sessionInfo, sessionData, sessionStatus, driverList, timingData, timingAppData, weatherData,
      trackStatus, raceControlMessages, extrapolatedClock, heartbeat, teamRadio, pitLaneTimes,
    ]
    return kind.isRace ? common + [lapCount] : common
  }
}
