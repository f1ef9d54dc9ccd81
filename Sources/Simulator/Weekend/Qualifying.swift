extension SessionLog {
  /// The pause between the flag and the next green light.
  private static let pause = 7 * 60_000

  /// Three parts with eliminations; everyone drives two runs in a part.
  static func qualifying(_ kind: SessionKind, of weekend: Weekend) -> SessionLog {
    var log = SessionLog(kind, of: weekend)
    log.order = Array(weekend.entrants.indices)
    var garages = log.order.map { GarageDriver(driver: $0, in: weekend, kind.rawValue) }
    var random = weekend.random("\(kind.rawValue) incidents")
    var start = Weekend.streamLead + 30
    var participants = log.order
    for (part, length) in minutes(kind).enumerated() {
      let segment = Segment(
        start: start, end: start + length * 60_000, participants: participants)
      log.segments.append(segment)
      let share = Double(part) / 2
      for driver in participants {
        log.drive(&garages[driver], segment, rubber: Rubber.gained(kind, share: share))
      }
      if part == 0 { log.deleteFirstAttempt(in: segment, weekend, &random) }
      let ranked = log.ranking(part: part)
      participants = Array(ranked.prefix(survivors(of: weekend.entrants.count, part: part)))
      start = segment.end + pause
    }
    log.open(weekend, &random)
    log.sort()
    return log
  }

  /// Of the three parts.
  private static func minutes(_ kind: SessionKind) -> [Int] {
    kind == .sprintQualifying ? [12, 10, 8] : [18, 15, 12]
  }

  /// How many go on after a part: 20 → 15 → 10, and in the same spirit for other fields.
  static func survivors(of field: Int, part: Int) -> Int {
    let final = min(10, max(2, field / 2))
    return part == 0 ? (field + final) / 2 : final
  }

  private mutating func drive(_ garage: inout GarageDriver, _ segment: Segment, rubber: Double) {
    let first = RunPlan(tyres: TyreSet(compound: .soft, startAge: 0), fuel: 8, laps: [.push])
    let leaving = segment.start + garage.random.integer(10...150) * 1000
    let back = garage.drive(first, from: leaving, flag: segment.end, rubber: rubber, into: &self)
    // The second run reaches the line just before the flag.
    let last = segment.end - garage.outLap - garage.random.integer(8...90) * 1000
    let again = max(back + 45_000, last)
    guard again + garage.outLap + 3000 < segment.end else { return }
    let age = garage.random.integer(0...1) * 3
    let second = RunPlan(tyres: TyreSet(compound: .soft, startAge: age), fuel: 6, laps: [.push])
    _ = garage.drive(
      second, from: again, flag: segment.end, rubber: rubber + 60, into: &self)
  }

  private mutating func deleteFirstAttempt(
    in segment: Segment, _ weekend: Weekend, _ random: inout Seeded
  ) {
    let driver = segment.participants[random.integer(0...segment.participants.count - 1)]
    guard let lap = laps.first(where: { $0.driver == driver && $0.number == 2 }) else { return }
    delete(lap, after: 55_000, turn: random.integer(1...weekend.track.corners.count), in: weekend)
  }

  private mutating func open(_ weekend: Weekend, _ random: inout Seeded) {
    guard let first = segments.first, let final = segments.last else { return }
    open(from: first.start, to: final.end, weekend)
    for (segment, next) in zip(segments, segments.dropFirst()) {
      statuses += [
        StatusChange(time: segment.end, status: "Finished"),
        StatusChange(time: next.start - 120_000, status: "Inactive"),
        StatusChange(time: next.start, status: "Started"),
      ]
      messages += [
        .trackFlag(segment.end, "CHEQUERED", "CHEQUERED FLAG"),
        .trackFlag(next.start, "GREEN", "GREEN LIGHT - PIT EXIT OPEN"),
      ]
    }
    let calm = first.start + random.integer(400...700) * 1000
    yellow(from: calm, to: calm + 14_000, sector: random.integer(1...weekend.track.corners.count))
  }
}

extension SessionLog {
  func isDeleted(_ lap: Lap) -> Bool {
    deletions.contains { $0.driver == lap.driver && $0.lap == lap.number }
  }

  /// The part of qualifying in which a lap ended, from 0.
  func part(of time: Int) -> Int {
    segments.lastIndex { $0.start <= time } ?? 0
  }

  /// The best lap time of each driver that set one in a part, deleted laps aside.
  func bests(part: Int) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for lap in laps where lap.isTimed && self.part(of: lap.end) == part && !isDeleted(lap) {
      result[lap.driver] = min(result[lap.driver] ?? .max, lap.time)
    }
    return result
  }

  /// The participants of a part, fastest first; who has no time comes last.
  func ranking(part: Int) -> [Int] {
    let bests = bests(part: part)
    return segments[part].participants.sorted {
      (bests[$0] ?? .max, $0) < (bests[$1] ?? .max, $1)
    }
  }

  /// The result of qualifying: the ranking of the last part, then those eliminated before, latest first.
  var qualifyingOrder: [Int] {
    var result: [Int] = []
    for part in segments.indices.reversed() {
      result += ranking(part: part).filter { !result.contains($0) }
    }
    return result
  }
}
