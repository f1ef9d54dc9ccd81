/// Puts the tyre messages of one driver in order: which set was on the car from when.
///
/// Each drive through the pit lane counts as a stint in the source. Some counters run ahead, and some
/// values are corrected later; both are mended as in FastF1 (its issues 715, 742, 863).
struct TyreStints {
  /// The messages, one per stint where corrections were merged, by time.
  private(set) var messages: [TyreMessage]
  /// True where the source's stint counter had to be corrected.
  private(set) var wasMended = false

  /// - Parameters:
  ///   - pitEntries: session times at which the laps ended that went into the pits.
  ///   - raceStart: start of the session where it is a race or sprint, else nil.
  init(_ raw: [TyreMessage], pitEntries: [Int], raceStart: Int?) {
    messages = raw
    guard Set(raw.map(\.stint)).count != raw.count else { return }
    let bounds = [0] + pitEntries + [86_400_000]
    if let raceStart, !pitEntries.isEmpty { spreadBunched(bounds, raceStart) }
    mendCounter(bounds)
    messages = Self.mergeCorrections(messages)
  }

  /// All stints at once at the very start of a race are a delayed transmission: each belongs to the moment
  /// just after its pit stop.
  private mutating func spreadBunched(_ bounds: [Int], _ raceStart: Int) {
    guard let first = messages.first?.time, !messages.contains(where: { $0.time < raceStart })
    else {
      return
    }
    let bunched = messages.indices.filter { messages[$0].time == first }
    guard Set(bunched.map { messages[$0].stint }).count > 1 else { return }
    for index in bunched where bounds.indices.contains(messages[index].stint) {
      messages[index].time = bounds[messages[index].stint] + 1
    }
  }

  /// The counter can only move by one between two pit entries.
  private mutating func mendCounter(_ bounds: [Int]) {
    var stint = 0
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      let within = messages.indices.filter { (start...max(start, end)).contains(messages[$0].time) }
      for index in within where messages[index].stint > stint {
        messages[index].stint = stint
        wasMended = true
      }
      if within.contains(where: { messages[$0].stint == stint }) { stint += 1 }
    }
  }

  /// One message per stint: the first, with every value that a later one of the stint corrects.
  private static func mergeCorrections(_ messages: [TyreMessage]) -> [TyreMessage] {
    var merged: [TyreMessage] = []
    for message in messages {
      guard let index = merged.firstIndex(where: { $0.stint == message.stint }) else {
        merged.append(message)
        continue
      }
      merged[index].compound = message.compound ?? merged[index].compound
      merged[index].startLaps = message.startLaps ?? merged[index].startLaps
      merged[index].isNew = message.isNew ?? merged[index].isNew
    }
    return merged.sorted { $0.time < $1.time }
  }

  /// The message that is valid for a lap which ended at `time`: the last one before.
  func message(at time: Int) -> TyreMessage? { messages.last { $0.time <= time } }
}
