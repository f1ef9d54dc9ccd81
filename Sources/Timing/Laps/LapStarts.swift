extension [Lap] {
  /// Sets when each lap of one driver began: where the lap before ended, in a race the first at the start
  /// of the session; after a red flag at the restart, and where nothing else is known on leaving the pits.
  mutating func setStarts(_ kind: SessionKind, _ statuses: [SessionStatus]) {
    guard !isEmpty else { return }
    self[0].startTime = kind.isRaceLike ? statuses.start : nil
    for index in indices.dropFirst() { self[index].startTime = self[index - 1].time }
    var isAborted = false
    for status in statuses {
      if status.status == "Aborted" { isAborted = true }
      guard isAborted, status.status == "Started" else { continue }
      isAborted = false
      restart(at: status.time, kind)
    }
    for index in indices where self[index].startTime == nil {
      self[index].startTime = self[index].pitOutTime
    }
  }

  /// The first lap that leaves the pits after a red flag did not begin where the one before ended.
  private mutating func restart(at time: Int, _ kind: SessionKind) {
    guard let index = firstIndex(where: { $0.pitOutTime.map { $0 > time } ?? false }) else {
      return
    }
    if !kind.isRaceLike {
      self[index].startTime = nil
    } else if self[index].lapTime == nil {
      // A lap with a time began at the line: a formation lap, or one to unlap oneself.
      self[index].startTime = time
    }
  }
}
