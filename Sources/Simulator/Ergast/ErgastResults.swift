extension ErgastAnswer {
  func results(_ log: SessionLog) -> [UInt8] {
    let classification = RaceClassification(log)
    let ranks = classification.fastestRanks
    let winner = classification.rows.first
    let rows = classification.rows.enumerated().map { index, row in
      var value: JSON = [
        "number": .text(weekend.entrants[row.driver].key), "position": .text(String(index + 1)),
        "positionText": .text(row.isRetired ? "R" : String(index + 1)),
        "points": .text(String(row.isRetired ? 0 : points(index))),
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
    return bytes("results", key: "Results", rows: rows)
  }

  private func points(_ index: Int) -> Int {
    index < RaceClassification.points.count ? RaceClassification.points[index] : 0
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

  /// The times of the first lap, which the live timing does not have.
  func firstLap(_ log: SessionLog) -> [UInt8] {
    let first = log.laps.filter { $0.number == 1 }
    let timings = first.enumerated().map { index, lap -> JSON in
      [
        "driverId": .text(weekend.entrants[lap.driver].driverId), "time": .text(lapText(lap.time)),
        "position": .text(String(index + 1)),
      ]
    }
    let lap: JSON = ["number": "1", "Timings": .list(timings)]
    return bytes("laps/1", key: "Laps", rows: [lap], total: timings.count)
  }
}
