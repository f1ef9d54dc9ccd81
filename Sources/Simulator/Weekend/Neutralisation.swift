/// The safety car, virtual safety car or red flag of a race.
struct Neutralisation {
  enum Kind { case safetyCar, virtual, redFlag }

  let kind: Kind
  /// When the field slows down.
  let start: Int
  /// When racing resumes; unknown while the safety car is still out.
  private(set) var end: Int?

  /// How much longer everything takes behind the safety car, while catching up with it, or under the virtual one.
  static let paceFactor = 1.4
  static let catchUpFactor = 1.15
  static let virtualFactor = 1.3
  private static let virtualDuration = 80_000
  private static let stoppage = 14 * 60_000

  init(_ kind: Kind, start: Int) {
    self.kind = kind
    self.start = start
    end =
      switch kind {
      case .safetyCar: nil
      case .virtual: start + Neutralisation.virtualDuration
      case .redFlag: start + Neutralisation.stoppage
      }
  }

  func covers(_ time: Int) -> Bool { time >= start && time < (end ?? .max) }

  /// The safety car comes in on the first lap of the leader that ends long enough after the start.
  mutating func leaderFinishes(at time: Int, referenceLap: Int) {
    guard end == nil, time > start + Int(Double(referenceLap) * 3.2) else { return }
    end = time - 1500
  }

  /// How long something takes that begins at `begin` and takes `work` milliseconds at racing speed.
  func stretched(_ work: Int, from begin: Int, factor: Double) -> Int {
    let open = end ?? .max
    guard begin < open, begin + work > start else { return work }
    let before = max(0, start - begin)
    let slow = Int((Double(work - before) * factor).rounded())
    let room = open - max(begin, start)
    guard slow > room else { return before + slow }
    return before + room + (work - before - Int((Double(room) / factor).rounded()))
  }
}
