extension Lap {
  /// Collects the codes of all track states that the lap touched, each once, in order of appearance.
  mutating func setTrackStatus(_ statuses: [TrackStatus]) {
    trackStatus = ""
    for (index, status) in statuses.enumerated() {
      let isLast = index == statuses.count - 1
      let touches =
        isLast
        ? time.map { $0 >= status.time } ?? false : overlaps(status.time, statuses[index + 1].time)
      if touches, !trackStatus.contains(status.status) { trackStatus += status.status }
    }
  }

  /// True where the lap ends within, begins within, or contains the interval; both ends count.
  private func overlaps(_ from: Int, _ to: Int) -> Bool {
    let endsWithin = time.map { from <= $0 && $0 <= to } ?? false
    let beginsWithin = startTime.map { from <= $0 && $0 <= to } ?? false
    if endsWithin || beginsWithin { return true }
    guard let startTime, let time else { return false }
    return startTime <= from && to <= time
  }
}
