/// What Jolpica answers about one resource: rows, cut into pages, each row within what it belongs to.
struct ErgastDocument {
  struct Row {
    /// The members of the race, or of the list of standings, that holds the row.
    let frame: JSON
    let value: JSON
    /// For a lap time, the number of its lap.
    var lap: Int?
  }

  enum Table {
    /// The rows are races, without anything in them.
    case races
    /// The rows are in races, under this name.
    case inRaces(String)
    case lapTimes
    /// The rows are in lists of standings, under this name.
    case standings(String)
  }

  /// Below the folder of the service, without ".json".
  let path: String
  let season: Int
  var round: Int?
  let table: Table
  let rows: [Row]

  /// How many rows an answer has unless more are asked for.
  private static let usual = 30
  /// How many it has at most.
  private static let most = 100

  /// The answer without a query, and the largest pages, named as a folder of recorded answers names them.
  var files: [SimulatedFile] {
    let pages = stride(from: 0, to: max(rows.count, 1), by: ErgastDocument.most).map { offset in
      file("^limit=\(ErgastDocument.most)&offset=\(offset)", ErgastDocument.most, offset)
    }
    return [file("", ErgastDocument.usual, 0)] + pages
  }

  private func file(_ query: String, _ limit: Int, _ offset: Int) -> SimulatedFile {
    var bytes: [UInt8] = []
    answer(limit: limit, offset: offset).write(to: &bytes)
    return SimulatedFile(path: "ergast/f1/\(path).json\(query)", bytes: bytes)
  }

  /// Every number is text.
  private func answer(limit: Int, offset: Int) -> JSON {
    let page = rows[min(offset, rows.count)..<min(offset + limit, rows.count)]
    var content: JSON = ["season": .text(String(season))]
    if let round { content.merge(["round": .text(String(round))]) }
    content.merge(.object([(listName, .list(gathered(page)))]))
    var data: JSON = [
      "xmlns": "", "series": "f1",
      "url": "https://simulated.invalid/ergast/f1/\(path).json", "limit": .text(String(limit)),
      "offset": .text(String(offset)), "total": .text(String(rows.count)),
    ]
    data.merge(.object([(tableName, content)]))
    return ["MRData": data]
  }

  private var tableName: String {
    if case .standings = table { "StandingsTable" } else { "RaceTable" }
  }
  private var listName: String { if case .standings = table { "StandingsLists" } else { "Races" } }

  /// Neighbours of the same race share one frame, and lap times of the same lap one lap.
  private func gathered(_ page: ArraySlice<Row>) -> [JSON] {
    let name: String
    switch table {
    case .races: return page.map(\.value)
    case .inRaces(let rows), .standings(let rows): name = rows
    case .lapTimes: name = "Laps"
    }
    return runs(page) { $0.frame == $1.frame }.map { rows in
      var frame = rows[rows.startIndex].frame
      frame.merge(.object([(name, .list(members(rows)))]))
      return frame
    }
  }

  private func members(_ rows: ArraySlice<Row>) -> [JSON] {
    guard case .lapTimes = table else { return rows.map(\.value) }
    return runs(rows) { $0.lap == $1.lap }.map { timings in
      let number = timings[timings.startIndex].lap ?? 0
      return ["number": .text(String(number)), "Timings": .list(timings.map(\.value))]
    }
  }

  private func runs(_ rows: ArraySlice<Row>, _ belong: (Row, Row) -> Bool) -> [ArraySlice<Row>] {
    var result: [ArraySlice<Row>] = []
    var start = rows.startIndex
    for index in rows.indices
    where index + 1 == rows.endIndex || !belong(rows[index], rows[index + 1]) {
      result.append(rows[start...index])
      start = index + 1
    }
    return result
  }
}
