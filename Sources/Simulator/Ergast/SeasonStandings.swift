/// The points of drivers and teams, round after round.
struct SeasonStandings {
  private var points: [Int]
  private var wins: [Int]
  private var best: [Int]

  init(drivers: Int) {
    points = Array(repeating: 0, count: drivers)
    wins = points
    best = Array(repeating: .max, count: drivers)
  }

  /// Wins are those of races, not of sprints.
  mutating func add(_ log: SessionLog) {
    let classification = RaceClassification(log)
    for (index, row) in classification.rows.enumerated() {
      points[row.driver] += classification.points(index)
      guard log.kind == .race else { continue }
      if index == 0 { wins[row.driver] += 1 }
      best[row.driver] = min(best[row.driver], index)
    }
  }

  func drivers(_ answer: ErgastAnswer) -> [JSON] {
    let entrants = answer.weekend.entrants
    let order = entrants.indices.sorted {
      (-points[$0], -wins[$0], best[$0], $0) < (-points[$1], -wins[$1], best[$1], $1)
    }
    return order.enumerated().map { index, driver in
      var value = head(index, points[driver], wins[driver])
      value.merge([
        "Driver": answer.driver(entrants[driver]),
        "Constructors": [answer.constructor(entrants[driver].team)],
      ])
      return value
    }
  }

  func constructors(_ answer: ErgastAnswer) -> [JSON] {
    let members = Dictionary(grouping: points.indices) { $0 / 2 }
    let sums = members.keys.sorted().map { team in
      let drivers = members[team] ?? []
      return (
        team: team, points: drivers.reduce(0) { $0 + points[$1] },
        wins: drivers.reduce(0) { $0 + wins[$1] }
      )
    }
    let order = sums.sorted { (-$0.points, -$0.wins, $0.team) < (-$1.points, -$1.wins, $1.team) }
    return order.enumerated().map { index, sum in
      var value = head(index, sum.points, sum.wins)
      value.merge(["Constructor": answer.constructor(Team.all[sum.team])])
      return value
    }
  }

  private func head(_ index: Int, _ points: Int, _ wins: Int) -> JSON {
    let place = String(index + 1)
    return [
      "position": .text(place), "positionText": .text(place), "points": .text(String(points)),
      "wins": .text(String(wins)),
    ]
  }
}
