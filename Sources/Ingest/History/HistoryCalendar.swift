internal import Timing

/// A season's rounds as Jolpica lists them: the only calendar of the seasons before 2018.
struct HistoryCalendar {
  let season: Int
  let answer: ErgastAnswer

  /// The races of a selection, see ``Schedule/events(matching:)``.
  ///
  /// - Throws: ``IngestError`` where a race has no round or name, or the selection means none.
  func races(matching selection: String?) throws -> [(event: Event, race: ErgastRow)] {
    var rows: [Int: ErgastRow] = [:]
    var events: [Event] = []
    for race in answer.rows {
      let event = try event(race)
      guard rows.updateValue(race, forKey: event.round) == nil else {
        throw IngestError(
          .schedule, "Jolpica's calendar of \(season) has round \(event.round) twice")
      }
      events.append(event)
    }
    return try Schedule(season: season, events: events).events(matching: selection)
      .compactMap { event in rows[event.round].map { (event, $0) } }
  }

  private func event(_ row: ErgastRow) throws -> Event {
    guard let round = row.round, let name = row.value["raceName"]?.nonEmptyString,
      let date = row.value["date"]?.nonEmptyString
    else {
      throw IngestError(
        .schedule, "Jolpica's calendar of \(season) has a race without round, raceName or date")
    }
    let place = row.value["Circuit"]?["Location"]
    return try Event(
      season: season, round: round, name: name, officialName: name,
      country: place?["country"]?.string ?? "", location: place?["locality"]?.string ?? "",
      format: row.value["Sprint"] == nil ? "conventional" : "sprint", date: date,
      hasTiming: false, sessions: []
    ).checked()
  }
}
