/// The frame of a Jolpica answer about one round; every number in it is text.
struct ErgastAnswer {
  let weekend: Weekend

  /// - Parameters:
  ///   - resource: the path below the round, without ".json".
  ///   - key: the member of the race that holds the rows; with no rows there is no race in the answer.
  func bytes(_ resource: String, key: String, rows: [JSON], total: Int? = nil) -> [UInt8] {
    let (year, round) = (String(weekend.year), String(weekend.round))
    var races: [JSON] = []
    if !rows.isEmpty {
      var race = race(year, round)
      race.merge(.object([(key, .list(rows))]))
      races = [race]
    }
    let answer: JSON = [
      "MRData": [
        "xmlns": "", "series": "f1",
        "url": "https://simulated.invalid/ergast/f1/\(year)/\(round)/\(resource).json",
        "limit": "30", "offset": "0", "total": .text(String(total ?? rows.count)),
        "RaceTable": ["season": .text(year), "round": .text(round), "Races": .list(races)],
      ]
    ]
    var bytes: [UInt8] = []
    answer.write(to: &bytes)
    return bytes
  }

  private func race(_ year: String, _ round: String) -> JSON {
    let place = weekend.place
    let start = weekend.localStart(.race) + -Weekend.gmtOffset
    return [
      "season": .text(year), "round": .text(round), "url": .text(link(place.slug)),
      "raceName": .text(weekend.name),
      "Circuit": [
        "circuitId": "simulated_\(place.slug)", "url": .text(link(place.slug)),
        "circuitName": "\(place.name) Simulated Circuit",
        "Location": [
          "lat": "0.0", "long": "0.0", "locality": .text(place.name), "country": "Simulation",
        ],
      ],
      "date": .text(start.date), "time": "\(start.timeOfDay)Z",
    ]
  }

  /// The members that say who a row is about.
  func identity(_ entrant: Entrant) -> JSON {
    [
      "Driver": [
        "driverId": .text(entrant.driverId), "permanentNumber": .text(entrant.key),
        "code": .text(entrant.code), "url": .text(link(entrant.driverId)),
        "givenName": .text(entrant.firstName), "familyName": .text(entrant.lastName),
        "dateOfBirth": "2000-01-01", "nationality": "Simulated",
      ],
      "Constructor": [
        "constructorId": .text(entrant.team.constructorId),
        "url": .text(link(entrant.team.constructorId)), "name": .text(entrant.team.name),
        "nationality": "Simulated",
      ],
    ]
  }

  /// A link that can never lead anywhere (RFC 2606).
  private func link(_ name: String) -> String { "https://simulated.invalid/\(name)" }
}
