/// When the samples of a telemetry topic are taken, and which of them share a message.
///
/// Real feeds send three to five samples in a message, and the message has the time of its last one.
struct TelemetryClock {
  private var random: Seeded
  private var next: Int
  private let end: Int
  /// Milliseconds; the time between two samples is a multiple of it.
  private let quantum: Int
  private let multiples: ClosedRange<Int>

  init(_ random: Seeded, from start: Int, until end: Int, quantum: Int, multiples: ClosedRange<Int>)
  {
    self.random = random
    next = start
    self.end = end
    self.quantum = quantum
    self.multiples = multiples
  }

  /// The times of the next message's samples, in milliseconds; none when the session is over.
  mutating func message() -> [Int] {
    var times: [Int] = []
    let count = random.integer(3...5)
    while times.count < count, next <= end {
      times.append(next)
      next += quantum * random.integer(multiples)
    }
    return times
  }

  /// A moment as the feed writes it: up to seven digits, without zeros at the end. The message's own time is the
  /// moment cut off after three.
  mutating func text(_ moment: Instant) -> String {
    var ticks = (moment.milliseconds % 1000) * 10_000 + random.integer(0...4999)
    var width = 7
    while width > 1, ticks % 10 == 0 {
      ticks /= 10
      width -= 1
    }
    return "\(moment.seconds).\(padded(ticks, width))Z"
  }
}
