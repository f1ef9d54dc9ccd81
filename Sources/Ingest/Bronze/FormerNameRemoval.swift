internal import Lake

extension BronzeWriter {
  /// Deletes what is stored of a session under other names of its Grand Prix: the schedule has renamed it, and every
  /// query would count the session twice.
  ///
  /// - Parameter last: the partition of the session, or of a round of history, that is written last. Nothing is deleted
  ///   unless it is complete.
  /// - Returns: the names, sorted.
  func removeFormerNames(besides last: Partition) throws -> [String] {
    guard try store.state(of: last).manifest != nil else { return [] }
    var names: Set<String> = []
    for table in last.siblings {
      let round = try store.partitions(of: table.name, season: last.season, round: last.round)
      for partition in round
      where partition.session == table.session && partition.grandPrix != last.grandPrix {
        try store.remove(partition)
        names.insert(partition.grandPrix)
      }
    }
    return names.sorted()
  }
}

extension Partition {
  /// The tables that belong to this one of a session, or of a round of history, with their session codes.
  fileprivate var siblings: [(name: String, session: String)] {
    guard table.hasPrefix("ergast_") else { return BronzeTable.names.map { ($0, session) } }
    return HistoryTable.names.map { ($0, HistoryTable(rawValue: $0)?.session.rawValue ?? "R") }
  }
}
