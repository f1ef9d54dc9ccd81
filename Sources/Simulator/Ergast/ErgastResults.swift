extension ErgastAnswer {
  /// The classification of a race or a sprint.
  func results(_ log: SessionLog) -> [JSON] {
    let classification = RaceClassification(log)
    let ranks = classification.fastestRanks
    let winner = classification.rows.first
    return classification.rows.enumerated().map { index, row in
      var value: JSON = [
        "number": .text(weekend.entrants[row.driver].key), "position": .text(String(index + 1)),
        "positionText": .text(row.isRetired ? "R" : String(index + 1)),
        "points": .text(String(classification.points(index))),
      ]
      value.merge(identity(weekend.entrants[row.driver]))
      value.merge([
        "grid": .text(String(row.grid)), "laps": .text(String(row.laps)),
        "status": .text(status(row, winner)),
      ])
      if let winner, row.laps == winner.laps { value.merge(["Time": time(row, winner)]) }
      if let fastest = row.fastest {
        value.merge(["FastestLap": fastestLap(fastest, rank: ranks[row.driver] ?? 0)])
      }
      return value
    }
  }

  private func status(_ row: RaceClassification.Row, _ winner: RaceClassification.Row?) -> String {
    if row.isRetired { return "Retired" }
    return row.laps == winner?.laps ? "Finished" : "Lapped"
  }

  private func time(_ row: RaceClassification.Row, _ winner: RaceClassification.Row) -> JSON {
    let total = row.end - Race.start
    let isWinner = row.driver == winner.driver
    return [
      "millis": .text(String(total)),
      "time": .text(isWinner ? raceTimeText(total) : gapOverMinute(row.end - winner.end)),
    ]
  }

  /// "+12.345" or "+1:02.345".
  private func gapOverMinute(_ gap: Int) -> String {
    gap < 60_000 ? gapText(gap) : "+\(lapText(gap))"
  }

  private func fastestLap(_ lap: Lap, rank: Int) -> JSON {
    // Metres per millisecond times 3600 is km/h; three decimals.
    let speed = weekend.place.lengthMetres * 3_600_000 / lap.time
    return [
      "rank": .text(String(rank)), "lap": .text(String(lap.number)),
      "Time": ["time": .text(lapText(lap.time))],
      "AverageSpeed": ["units": "kph", "speed": .text(secondsText(speed))],
    ]
  }
}
