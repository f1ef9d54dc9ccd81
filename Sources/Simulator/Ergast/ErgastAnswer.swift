/// How Jolpica writes what belongs to one round; every number is text.
struct ErgastAnswer {
  let weekend: Weekend

  /// A race as it frames its rows.
  var race: JSON {
    let place = weekend.place
    let start = utcStart(.race)
    return [
      "season": .text(String(weekend.year)), "round": .text(String(weekend.round)),
      "url": .text(link(place.slug)), "raceName": .text(weekend.name),
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

  /// A race as it stands in the calendar of its season: with the dates of its sessions.
  var calendarRace: JSON {
    var value = race
    for kind in weekend.sessions {
      guard let name = kind.calendarName else { continue }
      let start = utcStart(kind)
      let moment: JSON = ["date": .text(start.date), "time": "\(start.timeOfDay)Z"]
      value.merge(.object([(name, moment)]))
    }
    return value
  }

  private func utcStart(_ kind: SessionKind) -> Instant {
    weekend.localStart(kind) + -Weekend.gmtOffset
  }

  /// The members that say who a row is about.
  func identity(_ entrant: Entrant) -> JSON {
    ["Driver": driver(entrant), "Constructor": constructor(entrant.team)]
  }

  func driver(_ entrant: Entrant) -> JSON {
    [
      "driverId": .text(entrant.driverId), "permanentNumber": .text(entrant.key),
      "code": .text(entrant.code), "url": .text(link(entrant.driverId)),
      "givenName": .text(entrant.firstName), "familyName": .text(entrant.lastName),
      "dateOfBirth": "2000-01-01", "nationality": "Simulated",
    ]
  }

  func constructor(_ team: Team) -> JSON {
    [
      "constructorId": .text(team.constructorId), "url": .text(link(team.constructorId)),
      "name": .text(team.name), "nationality": "Simulated",
    ]
  }

  /// A link that can never lead anywhere (RFC 2606).
  private func link(_ name: String) -> String { "https://simulated.invalid/\(name)" }
}

extension SessionKind {
  /// Under which name the calendar has the session; the race itself has none.
  fileprivate var calendarName: String? {
    switch self {
    case .practice1: "FirstPractice"
    case .practice2: "SecondPractice"
    case .practice3: "ThirdPractice"
    case .sprintQualifying: "SprintQualifying"
    case .sprint: "Sprint"
    case .qualifying: "Qualifying"
    case .race: nil
    }
  }
}
