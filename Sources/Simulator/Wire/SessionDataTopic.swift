extension SimulatedSession {
  /// Laps or parts of qualifying, and every status, each as a growing series: lists first, then numbered.
  var sessionData: TopicStream {
    var stream = TopicStream(.sessionData)
    stream.append(0, ["Series": [], "StatusSeries": []])
    var series = 0
    var statuses = 0
    for (time, key, value) in sessionEvents {
      var entry: JSON = ["Utc": .text(moment(time).utc)]
      entry.merge(value)
      let index = key == "Series" ? series : statuses
      stream.append(time, .object([(key, .entry(index, entry))]))
      if key == "Series" { series += 1 } else { statuses += 1 }
    }
    return stream
  }

  private var sessionEvents: [(time: Int, key: String, value: JSON)] {
    var events: [(time: Int, key: String, value: JSON)] = []
    for change in log.trackStatuses {
      events.append(
        (change.time, "StatusSeries", ["TrackStatus": .text(trackMessage(change.status))]))
    }
    for change in log.statuses {
      events.append((change.time, "StatusSeries", ["SessionStatus": .text(change.status)]))
    }
    for (part, segment) in log.segments.enumerated() {
      let time = part == 0 ? 5000 : segment.announcement
      events.append((time, "Series", ["QualifyingPart": .number(part + 1)]))
    }
    for (lap, time) in leaderLaps {
      events.append((time, "Series", ["Lap": .number(lap)]))
    }
    return events.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    .map(\.element)
  }

  /// In a race, the number of each lap and when the leader began it.
  var leaderLaps: [(lap: Int, time: Int)] {
    guard kind.isRace else { return [] }
    var ends: [Int: Int] = [:]
    for lap in log.laps { ends[lap.number] = min(ends[lap.number] ?? .max, lap.end) }
    let started = ends.filter { $0.key < log.raceLaps }.sorted { $0.key < $1.key }
    return [(1, 5000)] + started.map { ($0.key + 1, $0.value) }
  }
}

extension Segment {
  /// When the feed turns to this part: two minutes before the pit exit opens.
  var announcement: Int { start - 120_000 }
}
