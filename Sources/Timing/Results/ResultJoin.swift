/// Joins the archive's driver list with Jolpica's official result.
///
/// The archive says who drove and how they are called, Jolpica what it was worth. For practice and sprint
/// qualifying Jolpica has no result: the race's list then only lends its identifiers.
struct ResultJoin {
  let kind: SessionKind

  /// The results in order of position, unplaced drivers last.
  func join(_ drivers: [DriverEntry], _ official: [OfficialResult]) -> [SessionResult] {
    var byNumber: [String: OfficialResult] = [:]
    for row in official where byNumber[row.number] == nil { byNumber[row.number] = row }
    var results = drivers.map { entry in
      var result = SessionResult(entry)
      if let row = byNumber.removeValue(forKey: entry.number) { add(row, to: &result) }
      return result
    }
    if drivers.isEmpty || hasOwnList {
      for number in official.map(\.number) {
        guard let row = byNumber.removeValue(forKey: number) else { continue }
        results.append(undeclared(row, isDidNotStart: !drivers.isEmpty))
      }
    }
    return classify(results.sortedByPosition)
  }

  private var hasOwnList: Bool { kind.isRaceLike || kind == .qualifying }

  private func add(_ row: OfficialResult, to result: inout SessionResult) {
    result.driverID = row.driverID
    result.teamID = row.constructorID
    guard hasOwnList else { return }
    result.position = row.position
    if kind == .qualifying {
      (result.q1, result.q2, result.q3) = (row.q1, row.q2, row.q3)
      return
    }
    result.classifiedPosition = row.positionText
    result.gridPosition = row.grid
    result.status = row.status
    result.points = row.points
    result.time = row.time
    result.laps = row.laps
  }

  /// A driver whom the archive does not know did not start: he keeps no position.
  private func undeclared(_ row: OfficialResult, isDidNotStart: Bool) -> SessionResult {
    var result = SessionResult(driverNumber: row.number)
    result.driver = row.code
    result.firstName = row.givenName
    result.lastName = row.familyName
    result.fullName = row.givenName.flatMap { first in row.familyName.map { "\(first) \($0)" } }
    result.team = row.constructorName
    add(row, to: &result)
    if isDidNotStart {
      result.position = nil
      result.gridPosition = nil
    }
    return result
  }

  /// Jolpica does not say who missed qualifying's 107 % limit.
  private func classify(_ results: [SessionResult]) -> [SessionResult] {
    guard kind == .qualifying else { return results }
    return results.withQualifyingClassification
  }
}

extension [SessionResult] {
  /// By position, unplaced drivers last in their order.
  var sortedByPosition: [SessionResult] {
    enumerated()
      .sorted {
        ($0.element.position ?? .max, $0.offset) < ($1.element.position ?? .max, $1.offset)
      }
      .map(\.element)
  }

  /// Classified positions by the 107 % rule on Q1: `N` for those above it who did not reach Q2.
  ///
  /// The text is FastF1's (`1.0`, a number with its decimal), so that bronze equals it cell for cell.
  var withQualifyingClassification: [SessionResult] {
    let fastest = compactMap(\.q1).min()
    return map { result in
      var result = result
      result.classifiedPosition = result.position.map { "\($0).0" }
      if let fastest, let q1 = result.q1, result.q2 == nil, Double(q1) > Double(fastest) * 1.07 {
        result.classifiedPosition = "N"
      }
      return result
    }
  }
}
