extension SessionLog {
  /// Every third practice session is stopped late, for some minutes.
  static func stoppage(_ kind: SessionKind, from start: Int, in weekend: Weekend) -> Range<Int>? {
    var random = weekend.random("\(kind.rawValue) red flag")
    guard random.unit() < 0.3 else { return nil }
    let begin = start + random.integer(42 * 60...46 * 60) * 1000
    return begin..<begin + random.integer(5 * 60...8 * 60) * 1000
  }

  /// What is shown when a practice session is stopped.
  mutating func addStoppage(in weekend: Weekend) {
    guard let stoppage else { return }
    addRedFlag(from: stoppage.lowerBound, to: stoppage.upperBound, "SESSION", in: weekend)
    statuses.append(StatusChange(time: stoppage.upperBound - 30_000, status: "Inactive"))
  }

  /// The messages and statuses of a red flag.
  mutating func addRedFlag(from begin: Int, to end: Int, _ name: String, in weekend: Weekend) {
    let resumption = weekend.streamStart(kind) + (Weekend.gmtOffset + end)
    messages += [
      .trackFlag(begin, "RED", "RED FLAG"),
      RaceControlMessage(
        time: end - 180_000, text: "\(name) WILL RESUME AT \(resumption.timeOfDay.prefix(5))"),
      .trackFlag(end, "GREEN", "GREEN LIGHT - PIT EXIT OPEN"),
    ]
    trackStatuses += [
      StatusChange(time: begin + 100, status: "5"),
      StatusChange(time: end - 90_000, status: "1"),
    ]
    statuses += [
      StatusChange(time: begin + 300, status: "Aborted"),
      StatusChange(time: end, status: "Started"),
    ]
  }
}
