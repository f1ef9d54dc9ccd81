/// The best sectors so far, of every driver and of all.
struct Bests {
  private var personal: [[Int]]
  private var overall: [(time: Int, driver: Int)?] = [nil, nil, nil]

  init(drivers: Int) {
    personal = Array(repeating: [.max, .max, .max], count: drivers)
  }

  /// How a sector is marked, and who loses the mark of the fastest because of it.
  mutating func add(_ time: Int, sector: Int, driver: Int) -> (
    isPersonal: Bool, isOverall: Bool, loser: Int?
  ) {
    let isPersonal = time < personal[driver][sector]
    if isPersonal { personal[driver][sector] = time }
    let holder = overall[sector]
    guard time < holder?.time ?? .max else { return (isPersonal, false, nil) }
    overall[sector] = (time, driver)
    return (isPersonal, true, holder.flatMap { $0.driver == driver ? nil : $0.driver })
  }
}
