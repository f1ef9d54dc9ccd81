/// What a question can say once: where it says two different things of the same, one of them would be passed over.
extension Reading {
  mutating func take<Value: Equatable>(
    _ value: Value, as path: WritableKeyPath<Reading, Value?>, _ name: String
  ) {
    if let former = self[keyPath: path], former != value { saidTwice.insert(name) }
    self[keyPath: path] = value
  }
}

extension Reading {
  /// Whether nothing in it picks some of the rows, or puts them in an order.
  var limitsNothing: Bool {
    ranking == nil && rank == nil && position == nil && places == nil
      && count == nil && times == nil && boundValue == nil && end == nil && aggregate == nil
      && drivers.isEmpty && groups.isEmpty && !namesLaps && !namesStint
      && shapes.isDisjoint(with: [
        .list, .trend, .difference, .compare, .share, .both, .distinct, .spread,
      ])
  }
}
