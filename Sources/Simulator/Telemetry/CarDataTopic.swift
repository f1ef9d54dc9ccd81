extension SimulatedSession {
  /// What every car's sensors say, about 3.8 times a second.
  ///
  /// As in real feeds a car is among them that never runs, and now and then a value means nothing.
  func carData(_ journeys: [Journey], on track: Track) -> [UInt8] {
    var random = weekend.random("\(kind.rawValue) sensors")
    var cars = zip(entrants, journeys).map { FeedCar($0.number, $1, &random) }
    cars.append(FeedCar(Entrant.reserveNumber, nil, &random))
    cars.sort { FeedCar.areInOrder($0, $1) }
    let writer = TelemetryWriter(
      session: self, track: track,
      clock: TelemetryClock(
        weekend.random("\(kind.rawValue) car data"), from: 1_706, until: log.end, quantum: 40,
        multiples: 4...9),
      members: ("Entries", "Utc", "Cars"))
    return writer.bytes { time, json in
      for index in cars.indices {
        var state = CarState()
        if let leg = cars[index].leg(at: time) {
          state = CarState(
            leg, leg.motion(at: time, track.reference), on: track, idles: cars[index].idles,
            &random)
        }
        if state.rpm > 0 { state.addGlitch(&random) }
        json += cars[index].member
        state.write(to: &json)
      }
    }
  }
}

extension CarState {
  fileprivate func write(to json: inout [UInt8]) {
    let channels: [(StaticString, Int)] = [
      (#"{"Channels":{"0":"#, rpm), (#","2":"#, speed), (#","3":"#, gear), (#","4":"#, throttle),
      (#","5":"#, brake), (#","45":"#, wing),
    ]
    for (name, value) in channels {
      json += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      appendNumber(value, to: &json)
    }
    json += "}},".utf8
  }
}
