extension SimulatedSession {
  /// The clock of the session: it stands before a part, runs in it and stands at zero after it.
  var extrapolatedClock: TopicStream {
    var stream = TopicStream(.extrapolatedClock)
    func append(_ time: Int, remaining: Int, isRunning: Bool) {
      stream.append(
        time,
        [
          "Utc": .text(moment(time).utc), "Remaining": .text(clockText(remaining)),
          "Extrapolating": .bool(isRunning),
        ])
    }
    for part in clockParts {
      append(part.shown, remaining: part.duration, isRunning: false)
      append(part.start, remaining: part.duration, isRunning: true)
      append(part.end, remaining: part.duration - (part.end - part.start), isRunning: false)
    }
    return stream
  }

  private var clockParts: [(shown: Int, start: Int, end: Int, duration: Int)] {
    if kind.isQualifying {
      return log.segments.map { ($0.announcement, $0.start, $0.end, $0.end - $0.start) }
    }
    let start = log.statuses.first { $0.status == "Started" }?.time ?? 0
    let end = log.statuses.first { $0.status == "Finished" }?.time ?? start
    let duration = kind.scheduledMinutes * 60_000
    return [(5000, start, min(end, start + duration), duration)]
  }
}
