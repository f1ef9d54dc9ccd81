internal import Timing

/// A season's schedule. The source is a table stored by column: `{"round_number":{"0":0,"1":1},…}`.
public struct Schedule: Sendable {
  /// The year.
  public let season: Int
  /// Grands Prix in order; tests have no round and are left out.
  public let events: [Event]

  init(season: Int, events: [Event]) {
    self.season = season
    self.events = events
  }

  /// Reads `schedule_<year>.json`.
  ///
  /// - Throws: ``IngestError`` naming the column and row that cannot be read.
  public init(season: Int, _ bytes: [UInt8]) throws {
    self.season = season
    let table: JSONValue
    do {
      table = try JSONDocument(bytes).root
    } catch {
      throw IngestError(.schedule, "the schedule of \(season) is not JSON: \(error)")
    }
    guard let rows = table["round_number"]?.members.map(\.name), !rows.isEmpty else {
      throw IngestError(.schedule, "the schedule of \(season) has no column round_number")
    }
    events = try rows.compactMap { try Self.event(season, Row(table: table, key: $0)) }
  }

  private struct Row {
    let table: JSONValue
    let key: String

    func value(_ column: String) -> JSONValue? {
      let cells = table.members.first { $0.name == column }?.value
      return cells?.members.first { $0.name == key }?.value
    }

    func text(_ column: String) throws -> String {
      guard let text = value(column)?.string else {
        throw IngestError(.schedule, "the schedule's column \(column) has no text in row \(key)")
      }
      return text
    }
  }

  private static func event(_ season: Int, _ row: Row) throws -> Event? {
    let format = try row.text("event_format")
    guard let round = row.value("round_number")?.int, round > 0, format != "testing" else {
      return nil
    }
    let date = try row.text("event_date")
    return try Event(
      season: season, round: round, name: try row.text("event_name"),
      officialName: try row.text("official_event_name"), country: try row.text("country"),
      location: try row.text("location"), format: format, date: String(date.prefix(10)),
      hasTiming: row.value("f1_api_support")?.bool ?? false, sessions: try sessions(season, row)
    ).checked()
  }

  private static func sessions(_ season: Int, _ row: Row) throws -> [Event.Session] {
    let offset = try gmtOffset(row)
    return try (1...5).compactMap { number in
      guard let name = row.value("session\(number)")?.string,
        let code = SessionCode(name: name, season: season)
      else { return nil }
      guard let local = Clock.microsecondsSince1970(try row.text("session\(number)_date")) else {
        throw IngestError(
          .schedule, "the schedule's session\(number)_date is no date in row \(row.key)")
      }
      return Event.Session(code: code, name: name, localStart: local, start: local - offset)
    }
  }

  /// `+03:00` or `-05:00` in microseconds; nothing means UTC.
  private static func gmtOffset(_ row: Row) throws -> Int64 {
    guard let text = row.value("gmt_offset")?.string else { return 0 }
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text
    guard let size = Clock.milliseconds(digits + ":00") else {
      throw IngestError(
        .schedule, "the schedule's gmt_offset '\(text)' is no offset in row \(row.key)")
    }
    return Int64(text.hasPrefix("-") ? -size : size) * 1000
  }
}
