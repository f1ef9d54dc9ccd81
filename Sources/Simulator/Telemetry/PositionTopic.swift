extension SimulatedSession {
  /// Where every car is, about four times a second, in tenths of a metre; zero until it first moves.
  ///
  /// The safety cars are among them, under numbers that nobody declares.
  func position(_ journeys: [Journey], on track: Track) -> [UInt8] {
    var random = weekend.random("\(kind.rawValue) transponders")
    var cars = zip(entrants, journeys).map { FeedCar($0.number, $1, &random) }
    cars.sort { FeedCar.areInOrder($0, $1) }
    let parked = [241, 242].map { FeedCar($0, nil, &random) }
    let writer = TelemetryWriter(
      session: self, track: track,
      clock: TelemetryClock(
        weekend.random("\(kind.rawValue) position"), from: 1_493, until: log.end, quantum: 20,
        multiples: 8...17),
      members: ("Position", "Timestamp", "Entries"))
    return writer.bytes { time, json in
      for index in cars.indices {
        guard let leg = cars[index].leg(at: time) else { continue }
        json += cars[index].member
        write(leg, leg.motion(at: time, track.reference), cars[index].line, on: track, to: &json)
      }
      for (index, car) in parked.enumerated() {
        json += car.member
        let leg = Leg(start: 0, end: 1, motion: .still(at: 0), place: .pitLane)
        let motion = CarMotion(
          distance: Journey.pitExit - 8 * Double(index + 1), speed: 0, acceleration: 0)
        write(leg, motion, 0, on: track, to: &json)
      }
    }
  }

  private func write(
    _ leg: Leg, _ motion: CarMotion, _ line: Double, on track: Track, to json: inout [UInt8]
  ) {
    var (status, x, y, z) = ("OnTrack", 0, 0, 0)
    if leg.place != .unseen {
      let point = track.point(at: motion.distance, lateral: line + leg.place.lateral)
      (x, y, z) = (tenths(point.x), tenths(point.y), tenths(point.z))
    }
    if leg.place == .beside, motion.speed == 0 { status = "OffTrack" }
    json += "{\"Status\":\"\(status)\",\"X\":".utf8
    appendNumber(x, to: &json)
    json += ",\"Y\":".utf8
    appendNumber(y, to: &json)
    json += ",\"Z\":".utf8
    appendNumber(z, to: &json)
    json += "},".utf8
  }

  private func tenths(_ metres: Double) -> Int { Int((metres * 10).rounded()) }
}

extension Leg.Place {
  /// Metres to the right of the middle of the track.
  fileprivate var lateral: Double {
    switch self {
    case .unseen, .grid, .track: 0
    case .pitLane: 18
    case .garage: 26
    case .beside: 9
    }
  }
}
