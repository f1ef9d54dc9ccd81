/// Finds deleted lap times in race control's messages, for example
/// `CAR 12 (ABC) TIME 1:31.234 DELETED - TRACK LIMITS AT TURN 4 LAP 7 12:34:56`.
struct DeletedLaps {
  private struct Key: Hashable {
    let driver: String
    let time: Int
  }

  /// Reasons by driver and lap time; a time that was reinstated later is not in it.
  private var reasons: [Key: String] = [:]

  init(_ messages: [RaceControlMessage]) {
    let deleted = /CAR (\d{1,2}) .* TIME (\d:\d\d\.\d\d\d) DELETED - (.*)/
    let reinstated = /CAR (\d{1,2}) .* TIME (\d:\d\d\.\d\d\d) .*REINSTATED.*/
    var back: Set<Key> = []
    for text in messages.compactMap(\.message) where text.contains("REINSTATED") {
      guard let match = try? reinstated.prefixMatch(in: text) else { continue }
      back.insert(Self.key(match.1, match.2))
    }
    for text in messages.compactMap(\.message) where text.contains("DELETED") {
      guard let match = try? deleted.prefixMatch(in: text) else { continue }
      let key = Self.key(match.1, match.2)
      guard !back.contains(key) else { continue }
      // The time of day in it is local at the track, unlike all others: it would only confuse.
      reasons[key] = String(match.3).replacing(/\d\d:\d\d:\d\d/, with: "")
    }
  }

  private static func key(_ driver: Substring, _ time: Substring) -> Key {
    Key(driver: String(driver), time: Clock.milliseconds(String(time)) ?? -1)
  }

  /// Marks every lap as deleted or not.
  func mark(_ laps: inout [Lap]) {
    for index in laps.indices {
      laps[index].isDeleted = false
      guard let time = laps[index].lapTime,
        let reason = reasons[Key(driver: laps[index].driverNumber, time: time)]
      else { continue }
      laps[index].isDeleted = true
      laps[index].isPersonalBest = false
      laps[index].deletedReason = reason
    }
  }
}
