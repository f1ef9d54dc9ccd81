/// Something that the timing screen shows at a moment.
struct TimingEvent {
  enum Content {
    case pit(isEntry: Bool)
    /// The first or second sector, as an index.
    case sector(Lap, index: Int)
    case trap(Lap)
    case finish(Lap)
    case deletion(Deletion)
    /// A later part of qualifying is announced.
    case part(Int)
    /// A sector that a car completed before it stopped on track.
    case lastSector(Int, index: Int)
    case stopped
  }

  let time: Int
  /// -1 for what concerns no driver in particular.
  let driver: Int
  let content: Content
}

extension SimulatedSession {
  /// All events in the order of the stream.
  var timingEvents: [TimingEvent] {
    var events = log.laps.flatMap(lapEvents)
    events += log.pitMoves.map {
      TimingEvent(time: $0.time, driver: $0.driver, content: .pit(isEntry: $0.isEntry))
    }
    events += log.deletions.map {
      TimingEvent(time: $0.time, driver: $0.driver, content: .deletion($0))
    }
    events += log.segments.enumerated().dropFirst().map { part, segment in
      TimingEvent(time: segment.announcement, driver: -1, content: .part(part))
    }
    for retirement in log.retirements {
      var at = retirement.lapStart
      for (index, sector) in retirement.sectors.enumerated() {
        at += sector
        events.append(
          TimingEvent(
            time: at, driver: retirement.driver, content: .lastSector(sector, index: index)))
      }
      events.append(
        TimingEvent(time: retirement.time, driver: retirement.driver, content: .stopped))
    }
    return events.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  private func lapEvents(_ lap: Lap) -> [TimingEvent] {
    let first = lap.start + lap.sectors[0]
    let second = first + lap.sectors[1]
    let trap = second + lap.sectors[2] * 2 / 5
    func event(_ time: Int, _ content: TimingEvent.Content) -> TimingEvent {
      TimingEvent(time: time, driver: lap.driver, content: content)
    }
    let begin = lap.isTimed ? [event(first, .sector(lap, index: 0))] : []
    return begin + [
      event(second, .sector(lap, index: 1)), event(trap, .trap(lap)),
      event(lap.end, .finish(lap)),
    ]
  }
}
