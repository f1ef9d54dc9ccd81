/// One message of TimingData about one driver, reduced to what laps are made of.
struct TimingMessage {
  /// What was sent about the last lap's time.
  enum LapTime: Equatable {
    /// An empty text: the source says that there is none.
    case blank
    case value(Int)
  }

  /// Session time, milliseconds.
  let time: Int
  /// The source's lap counter.
  var lapCount: Int?
  /// True once on the way into the pits, false once on the way out.
  var inPit: Bool?
  /// Sector times, milliseconds.
  var sectors: (Int?, Int?, Int?) = (nil, nil, nil)
  var lastLapTime: LapTime?
  /// Speeds in km/h at the two intermediates, the finish line and the longest straight.
  var speedI1, speedI2, speedFL, speedST: Double?
  /// The driver's best lap time so far, resent when a better one is deleted.
  var bestLapTime: Int?
  /// Part of qualifying (0, 1, 2) for which a best time was sent.
  var qualifyingPart: Int?
  /// Gap to the leader as text: `LAP 12` for the leader himself, `+1.234`, `1L`.
  var gapToLeader: String?
  /// True where the message moves the running order in any way.
  var movesOrder = false
}

/// All messages about one driver, in order.
struct DriverMessages {
  let driver: String
  var messages: [TimingMessage] = []
}

extension TimingMessage {
  /// Splits the feed by driver, in the order in which drivers first appear.
  static func decode(_ stream: FeedStream) -> [DriverMessages] {
    var index: [String: Int] = [:]
    var drivers: [DriverMessages] = []
    for record in stream.records {
      for (driver, line) in record.body["Lines"]?.members ?? [] {
        let at = index[driver] ?? drivers.count
        if at == drivers.count {
          index[driver] = at
          drivers.append(DriverMessages(driver: driver))
        }
        let message = TimingMessage(time: record.time, line)
        if message.matters { drivers[at].messages.append(message) }
      }
    }
    return drivers
  }

  private init(time: Int, _ line: JSONValue) {
    self.time = time
    for (name, value) in line.members {
      switch name {
      case "NumberOfLaps": lapCount = value.int
      case "InPit": inPit = value.bool
      // A list never holds values, only objects keyed by sector do.
      case "Sectors" where value.isObject:
        sectors = (Self.time(value["0"]), Self.time(value["1"]), Self.time(value["2"]))
      case "LastLapTime":
        lastLapTime = value["Value"]?.string.map { text in
          Clock.milliseconds(text).map { .value($0) } ?? .blank
        }
      case "Speeds":
        speedI1 = Self.speed(value["I1"])
        speedI2 = Self.speed(value["I2"])
        speedFL = Self.speed(value["FL"])
        speedST = Self.speed(value["ST"])
      case "BestLapTime": bestLapTime = Self.time(value)
      case "BestLapTimes" where value.isObject:
        qualifyingPart = value.members.first.flatMap { Int($0.name) }
          .flatMap { (0..<3).contains($0) ? $0 : nil }
      case "Position": movesOrder = movesOrder || value.nonEmptyString != nil
      case "GapToLeader":
        gapToLeader = value.nonEmptyString
        movesOrder = movesOrder || gapToLeader != nil
      case "IntervalToPositionAhead":
        movesOrder = movesOrder || value["Value"]?.nonEmptyString != nil
      default: break
      }
    }
  }

  // Most messages only move a segment's colour.
  private var matters: Bool {
    movesOrder || lapCount != nil || inPit != nil || lastLapTime != nil || bestLapTime != nil
      || qualifyingPart != nil || sectors.0 != nil || sectors.1 != nil || sectors.2 != nil
      || speedI1 != nil || speedI2 != nil || speedFL != nil || speedST != nil
  }

  private static func time(_ value: JSONValue?) -> Int? {
    value?["Value"]?.nonEmptyString.flatMap(Clock.milliseconds)
  }

  private static func speed(_ value: JSONValue?) -> Double? {
    value?["Value"]?.double
  }
}
