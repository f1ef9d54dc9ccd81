internal import Timing

/// Where the rows of a Jolpica answer are.
enum ErgastList {
  /// The rows are races.
  case races
  /// The rows are in races, under this name.
  case inRaces(StaticString)
  /// The rows are the timings of the laps of races.
  case laps
  /// The rows are in lists of standings, under this name.
  case standings(StaticString)
}

/// One row of a Jolpica answer with what it belongs to.
struct ErgastRow {
  /// The race, or the list of standings.
  let frame: JSONValue
  /// The row itself.
  let value: JSONValue
  /// The lap of a timing.
  var lap: JSONValue?

  /// The round that it belongs to.
  var round: Int? { frame["round"]?.int }
}

/// One page of a Jolpica answer: the Ergast format, in which all numbers are texts.
///
/// `total`, `limit` and `offset` count rows, not races: a page may end amid a race, the next one repeats its
/// frame.
struct ErgastPage {
  let total, limit, offset: Int
  let rows: [ErgastRow]

  /// - Throws: ``JSONError`` where the text is not JSON, ``IngestError`` where it is not such an answer.
  init(_ bytes: [UInt8], _ list: ErgastList) throws {
    let data = try JSONDocument(bytes).root["MRData"]
    guard let total = data?["total"]?.int, let limit = data?["limit"]?.int,
      let offset = data?["offset"]?.int
    else { throw IngestError(.response, "MRData with total, limit and offset was expected") }
    self.total = total
    self.limit = limit
    self.offset = offset
    let frames =
      data?["RaceTable"]?["Races"] ?? data?["StandingsTable"]?["StandingsLists"]
    guard let frames, frames.isArray else {
      throw IngestError(.response, "a list of races or standings was expected")
    }
    rows = frames.elements.flatMap { Self.rows(in: $0, list) }
  }

  private static func rows(in frame: JSONValue, _ list: ErgastList) -> [ErgastRow] {
    switch list {
    case .races: return [ErgastRow(frame: frame, value: frame)]
    case .inRaces(let name), .standings(let name):
      return frame[name]?.elements.map { ErgastRow(frame: frame, value: $0) } ?? []
    case .laps:
      return frame["Laps"]?.elements.flatMap { lap in
        lap["Timings"]?.elements.map {
          ErgastRow(frame: frame, value: $0, lap: lap["number"])
        } ?? []
      } ?? []
    }
  }

  /// Why it cannot be the page behind `before` rows of an answer; nil where it can be.
  ///
  /// - Parameter total: what the pages before said of the whole answer.
  func fault(after before: Int, total known: Int?) -> String? {
    if offset != before { return "begins at row \(offset), not \(before)" }
    if let known, known != total { return "counts \(total) rows in all, the page before \(known)" }
    let expected = min(limit, total - offset)
    if limit < 1 || rows.count != expected {
      return "holds \(rows.count) rows, not the \(expected) that its limit and total tell"
    }
    return nil
  }
}
