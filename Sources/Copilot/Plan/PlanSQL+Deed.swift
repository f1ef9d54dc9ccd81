/// Who did something to whom: "on which lap did Russell pass Hamilton?"
extension PlanSQL {
  /// The driver who did it and the one it was done to, where the question names both around the deed.
  var deed: (subject: String, object: String)? {
    guard let column = metric.object, has(column), reading.drivers.count == 2 else { return nil }
    let verb = reading.metrics.filter { $0.name == metric.name }
      .max { $0.places.count < $1.places.count }
    guard let first = verb?.places.min(), let last = verb?.places.max(),
      let one = reading.driverPlaces[reading.drivers[0]],
      let other = reading.driverPlaces[reading.drivers[1]], one < last, other > first
    else { return nil }
    let isPassive = reading.stems[last..<other].contains("by")
    let joined = Set(reading.stems[min(one, other)..<max(one, other)])
    guard joined.isDisjoint(with: ["and", "or", "vs", "versus"]) else { return nil }
    return isPassive
      ? (reading.drivers[1], reading.drivers[0]) : (reading.drivers[0], reading.drivers[1])
  }
}
