/// A message of race control, with the keys that the feed gives it.
struct RaceControlMessage {
  let time: Int
  let text: String
  var category = "Other"
  var flag: String?
  var scope: String?
  var sector: Int?
  var status: String?
  var mode: String?
}

extension RaceControlMessage {
  static let notice = "SIMULATED DATA - THIS SESSION NEVER TOOK PLACE"

  static func trackFlag(_ time: Int, _ flag: String, _ text: String) -> RaceControlMessage {
    RaceControlMessage(time: time, text: text, category: "Flag", flag: flag, scope: "Track")
  }

  static func sectorFlag(_ time: Int, _ flag: String, sector: Int) -> RaceControlMessage {
    RaceControlMessage(
      time: time, text: "\(flag) IN TRACK SECTOR \(sector)", category: "Flag", flag: flag,
      scope: "Sector", sector: sector)
  }

  static func safetyCar(_ time: Int, mode: String, _ status: String) -> RaceControlMessage {
    RaceControlMessage(
      time: time, text: "\(mode) \(status)", category: "SafetyCar", status: status, mode: mode)
  }
}

extension SessionLog {
  /// A yellow flag in one marshalling sector, with its track status.
  mutating func yellow(from start: Int, to end: Int, sector: Int) {
    messages.append(.sectorFlag(start, "YELLOW", sector: sector))
    messages.append(.sectorFlag(end, "CLEAR", sector: sector))
    trackStatuses.append(StatusChange(time: start + 80, status: "2"))
    trackStatuses.append(StatusChange(time: end + 80, status: "1"))
  }

  /// Deletes a lap `delay` milliseconds after its end, in the words of the real feed.
  mutating func delete(_ lap: Lap, after delay: Int, turn: Int, in weekend: Weekend) {
    let entrant = weekend.entrants[lap.driver]
    let moment = weekend.streamStart(kind) + (Weekend.gmtOffset + lap.start + lap.sectors[0])
    deletions.append(Deletion(driver: lap.driver, lap: lap.number, time: lap.end + delay))
    messages.append(
      RaceControlMessage(
        time: lap.end + delay,
        text: "CAR \(entrant.number) (\(entrant.code)) TIME \(lapText(lap.time)) DELETED - "
          + "TRACK LIMITS AT TURN \(turn) LAP \(lap.number) \(moment.timeOfDay)"))
  }

  /// Puts everything in the order of the stream.
  mutating func sort() {
    laps.sort { ($0.end, $0.driver) < ($1.end, $1.driver) }
    pitMoves.sort { ($0.time, $0.driver) < ($1.time, $1.driver) }
    fittings.sort { ($0.time, $0.driver) < ($1.time, $1.driver) }
    deletions.sort { ($0.time, $0.driver) < ($1.time, $1.driver) }
    statuses.sort { $0.time < $1.time }
    trackStatuses.sort { $0.time < $1.time }
    messages.sort { ($0.time, $0.text) < ($1.time, $1.text) }
  }
}
