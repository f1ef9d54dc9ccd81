/// Everything that happened in a session. Times are milliseconds of the stream's clock; a driver is an index
/// into the weekend's entrants.
struct SessionLog {
  let kind: SessionKind
  var laps: [Lap] = []
  var pitMoves: [PitMove] = []
  var fittings: [Fitting] = []
  var deletions: [Deletion] = []
  var retirements: [Retirement] = []
  var statuses: [StatusChange] = []
  var trackStatuses: [StatusChange] = []
  var messages: [RaceControlMessage] = []
  var weather: [WeatherReport] = []
  /// The laps of a race, and the moment at which its lights go out.
  var raceLaps = 0
  var raceStart: Int?
  /// Qualifying only.
  var segments: [Segment] = []
  /// The order at the start of the stream: by number, in a race the grid.
  var order: [Int] = []

  /// When a practice session was stopped, from the red flag to the green light.
  var stoppage: Range<Int>?
  let rain: Rain

  init(_ kind: SessionKind, of weekend: Weekend) {
    self.kind = kind
    rain = Rain(weekend, kind)
  }

  var end: Int { statuses.last?.time ?? 0 }
}

/// A lap that was completed.
struct Lap {
  let driver: Int
  /// 1 for the driver's first lap of the session.
  let number: Int
  let start: Int
  /// Milliseconds; always three.
  let sectors: [Int]
  /// False for laps from the garage or the grid: the feed has neither a first sector nor a lap time for them.
  let isTimed: Bool
  let speeds: Speeds
  let stint: Int

  var time: Int { sectors.reduce(0, +) }
  var end: Int { start + time }
}

struct PitMove {
  let driver: Int
  let time: Int
  let isEntry: Bool
}

/// A set of tyres becoming known to the feed.
struct Fitting {
  let driver: Int
  let time: Int
  let stint: Int
  let tyres: TyreSet
}

/// A lap time taken away by race control.
struct Deletion {
  let driver: Int
  let lap: Int
  let time: Int
}

/// A car that stopped on track.
struct Retirement {
  let driver: Int
  let time: Int
  /// The sectors it completed of the lap it was on, and the start of that lap.
  let lapStart: Int
  let sectors: [Int]
}

struct StatusChange {
  let time: Int
  let status: String
}

/// A part of qualifying.
struct Segment {
  let start: Int
  let end: Int
  let participants: [Int]
}
