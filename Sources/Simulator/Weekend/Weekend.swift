/// One round of a simulated season: where, when and who.
struct Weekend {
  let year: Int
  let round: Int
  let place: Place
  let entrants: [Entrant]
  let raceLaps: Int
  let seed: UInt64
  let track: Track

  /// Local time is two hours ahead of UTC everywhere.
  static let gmtOffset = 2 * 3_600_000
  /// Every stream begins this long before the scheduled start of its session.
  static let streamLead = 15 * 60_000

  var name: String { "Simulated Grand Prix of \(place.name)" }
  var officialName: String { "SIMULATED DATA - \(name.uppercased()) \(year)" }
  var meetingKey: Int { 900_000 + (year % 100) * 100 + round }
  func sessionKey(_ kind: SessionKind) -> Int { meetingKey * 10 + kind.number }

  /// Every fourth round has a sprint.
  var hasSprint: Bool { round % 4 == 0 }

  /// In the order in which they take place.
  var sessions: [SessionKind] {
    hasSprint
      ? [.practice1, .sprintQualifying, .sprint, .qualifying, .race]
      : [.practice1, .practice2, .practice3, .qualifying, .race]
  }

  /// A sprint is a third of a race long.
  func laps(_ kind: SessionKind) -> Int {
    kind == .sprint ? max(SimulatedSeason.lapLimits.lowerBound, (raceLaps + 2) / 3) : raceLaps
  }

  /// Every second Sunday, beginning with the first of March.
  var raceDay: Instant {
    let march = Instant(year: year, month: 3, day: 1)
    let weekday = (march.milliseconds / 86_400_000 + 4) % 7  // 1970-01-01 was a Thursday.
    return march + ((7 - weekday) % 7 + (round - 1) * 14) * 86_400_000
  }

  /// The scheduled start in local time.
  func localStart(_ kind: SessionKind) -> Instant {
    let slot = kind.slot
    return raceDay + (-slot.daysBefore * 1440 + slot.hour * 60 + slot.minute) * 60_000
  }

  func localEnd(_ kind: SessionKind) -> Instant {
    localStart(kind) + kind.scheduledMinutes * 60_000
  }

  /// The moment at which the stream's clock shows zero, UTC.
  func streamStart(_ kind: SessionKind) -> Instant {
    localStart(kind) + (-Weekend.gmtOffset - Weekend.streamLead)
  }

  /// "2031/2031-03-02_Simulated_Grand_Prix_of_Aldermoor/2031-02-28_Practice_1/".
  func path(_ kind: SessionKind) -> String {
    let meeting = "\(raceDay.date) \(name)"
    let session = "\(localStart(kind).date) \(kind.rawValue)"
    return "\(year)/\(meeting)/\(session)/".split(separator: " ").joined(separator: "_")
  }

  func random(_ purpose: String) -> Seeded { Seeded(seed, "\(year) \(round) \(purpose)") }
}
