internal import Lake
internal import Timing

/// Everything that Jolpica has about one round.
struct HistoryRound {
  let event: Event
  /// Its entry in the calendar, with the calendar's documents.
  let race: ErgastAnswer
  private(set) var answers: [HistoryTable: ErgastAnswer] = [:]
  private(set) var findings: [Finding] = []

  init(_ event: Event, race: ErgastAnswer) {
    self.event = event
    self.race = race
  }

  /// Keeps what the origin answered; nil is a document that it does not have.
  mutating func add(_ table: HistoryTable, _ answer: ErgastAnswer?) {
    guard let answer else {
      findings.append(
        Finding(
          .warning, nil, "Jolpica has no \(table.endpoint) of the round",
          action: "left \(table.rawValue) empty"))
      return
    }
    answers[table] = answer
    findings += answer.documents.filter(\.isRecovered).map {
      Finding(
        .warning, nil, "the origin no longer has \($0.resource.archivePath)",
        action: "took it from the raw archive")
    }
  }

  /// All pages, each once.
  var documents: [ErgastAnswer.Document] {
    race.documents + HistoryTable.allCases.flatMap { answers[$0]?.documents ?? [] }
  }

  /// A table with the session that it belongs to and what it was made from.
  struct Output {
    let table: BronzeTable
    let session: SessionCode
    let sources: [SourceFile]
  }

  /// All tables, `ergast_races` last: a round is complete when it is there. A table without rows is written
  /// too, so that every table can always be read.
  mutating func outputs() -> [Output] {
    var found = findings
    var outputs = HistoryTable.allCases.map { table in
      let answer = answers[table]
      var columns = ErgastColumns(table.rawValue, answer?.rows ?? [])
      let bronze = BronzeTable(table.rawValue, columns.all(table))
      found += columns.findings
      return Output(
        table: bronze, session: table.session, sources: answer?.documents.map(\.source) ?? [])
    }
    var races = ErgastColumns("ergast_races", race.rows)
    let calendar = BronzeTable("ergast_races", races.races())
    found += races.findings
    outputs.append(
      Output(
        table: .findings(found, named: "ergast_findings"), session: .r,
        sources: documents.map(\.source)))
    outputs.append(
      Output(table: calendar, session: .r, sources: race.documents.map(\.source)))
    findings = found
    return outputs
  }
}

extension HistoryTable {
  /// All tables of a round of which nothing is known.
  static var emptyTables: [BronzeTable] {
    var races = ErgastColumns("ergast_races", [])
    return allCases.map { table in
      var columns = ErgastColumns(table.rawValue, [])
      return BronzeTable(table.rawValue, columns.all(table))
    } + [.findings([], named: "ergast_findings"), BronzeTable("ergast_races", races.races())]
  }
}

extension ErgastColumns {
  fileprivate mutating func all(_ table: HistoryTable) -> [BronzeTable.Column] {
    switch table {
    case .results, .sprint: results()
    case .qualifying: qualifying()
    case .laps: laps()
    case .pitStops: pitStops()
    case .driverStandings: driverStandings()
    case .constructorStandings: constructorStandings()
    }
  }
}
