extension SessionLog {
  /// An hour of practice: each driver does up to three runs, among them one with much fuel.
  static func practice(_ kind: SessionKind, of weekend: Weekend) -> SessionLog {
    var log = SessionLog(kind, of: weekend)
    let start = Weekend.streamLead + 30
    let flag = start + kind.scheduledMinutes * 60_000
    log.stoppage = stoppage(kind, from: start, in: weekend)
    for driver in weekend.entrants.indices {
      log.practise(driver, kind, from: start, flag: flag, in: weekend)
    }
    var random = weekend.random("\(kind.rawValue) incidents")
    let calm = start + random.integer(15...40) * 60_000
    log.yellow(
      from: calm, to: calm + 21_000, sector: random.integer(1...weekend.track.corners.count))
    log.deleteOneFastLap(in: weekend, &random)
    log.open(from: start, to: flag, weekend)
    log.addStoppage(in: weekend)
    log.order = Array(weekend.entrants.indices)
    log.sort()
    return log
  }

  private mutating func practise(
    _ driver: Int, _ kind: SessionKind, from start: Int, flag: Int, in weekend: Weekend
  ) {
    var garage = GarageDriver(driver: driver, in: weekend, kind.rawValue)
    var at = start + garage.random.integer(20...300) * 1000
    for plan in RunPlan.practice(kind, &garage.random) {
      if let stoppage, at < stoppage.upperBound, at + garage.outLap > stoppage.lowerBound {
        at = stoppage.upperBound + garage.random.integer(5...200) * 1000
      }
      guard at + garage.outLap < flag else { return }
      let end = stoppage.flatMap { at < $0.lowerBound ? $0.lowerBound : nil } ?? flag
      let rubber = Rubber.gained(kind, share: Double(at - start) / Double(flag - start))
      at = garage.drive(plan, from: at, flag: end, rubber: rubber, into: &self)
      at += garage.random.integer(240...540) * 1000
    }
  }

  /// Takes one timed lap away: a push lap that was not the first, so that a best lap remains.
  private mutating func deleteOneFastLap(in weekend: Weekend, _ random: inout Seeded) {
    let limit = Double(weekend.place.referenceLap) * 1.08
    let candidates = laps.filter { $0.isTimed && $0.number > 3 && Double($0.time) < limit }
    guard !candidates.isEmpty else { return }
    let lap = candidates[random.integer(0...candidates.count - 1)]
    delete(lap, after: 58_000, turn: random.integer(1...weekend.track.corners.count), in: weekend)
  }

  /// What begins and ends every session that is driven from the garage.
  mutating func open(from start: Int, to flag: Int, _ weekend: Weekend) {
    let last = laps.map(\.end).max() ?? flag
    let closed = max(flag, last) + 240_000
    statuses += [
      StatusChange(time: 5_782, status: "Inactive"), StatusChange(time: start, status: "Started"),
      StatusChange(time: flag, status: "Finished"),
      StatusChange(time: closed, status: "Finalised"),
      StatusChange(time: closed + 1250, status: "Ends"),
    ]
    messages += [
      RaceControlMessage(time: 6_000, text: RaceControlMessage.notice),
      .trackFlag(start, "GREEN", "GREEN LIGHT - PIT EXIT OPEN"),
      .trackFlag(flag, "CHEQUERED", "CHEQUERED FLAG"),
    ]
    trackStatuses.append(StatusChange(time: 0, status: "1"))
    var random = weekend.random("\(kind.rawValue) weather")
    weather = WeatherReport.series(until: closed, rain, &random)
  }
}

/// How much faster the track becomes over the weekend, in milliseconds a lap.
enum Rubber {
  /// `share` is how much of the session has passed, 0 to 1.
  static func gained(_ kind: SessionKind, share: Double) -> Double {
    switch kind {
    case .practice1: 300 * share
    case .practice2: 400 + 200 * share
    case .practice3: 650 + 150 * share
    case .sprintQualifying: 400 + 300 * share
    case .sprint: 650 + 150 * share
    case .qualifying: 900 + 350 * share
    case .race: 1000 + 200 * share
    }
  }
}

extension RunPlan {
  static func practice(_ kind: SessionKind, _ random: inout Seeded) -> [RunPlan] {
    let long = Array(repeating: Effort.long, count: random.integer(5...8))
    let age = random.integer(2...4)
    switch kind {
    case .practice1:
      return [
        RunPlan(
          tyres: TyreSet(compound: .hard, startAge: 0), fuel: 25,
          laps: [.push, .push, .cool, .push]),
        RunPlan(
          tyres: TyreSet(compound: .soft, startAge: 0), fuel: 12, laps: [.push, .cool, .push]),
        RunPlan(tyres: TyreSet(compound: .hard, startAge: age + 3), fuel: 70, laps: long),
      ]
    case .practice2:
      return [
        RunPlan(
          tyres: TyreSet(compound: .medium, startAge: 0), fuel: 25, laps: [.push, .cool, .push]),
        RunPlan(
          tyres: TyreSet(compound: .soft, startAge: 0), fuel: 10, laps: [.push, .cool, .push]),
        RunPlan(tyres: TyreSet(compound: .medium, startAge: age), fuel: 90, laps: long),
      ]
    default:
      return [
        RunPlan(
          tyres: TyreSet(compound: .soft, startAge: age), fuel: 20,
          laps: [.push, .push, .cool, .push]),
        RunPlan(
          tyres: TyreSet(compound: .soft, startAge: 0), fuel: 8, laps: [.push, .cool, .push]),
      ]
    }
  }
}
