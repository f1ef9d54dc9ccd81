internal import DuckDB

/// Where the cars of a session are, on one clock.
struct ReplayQuery: Sendable {
  static let longestS = 120.0

  let session: SessionKey
  let fromS: Double
  let toS: Double
  let stepMs: Int
  let positions: CatalogTable
  let results: CatalogTable
  let flags: CatalogTable
  let bronze: String?

  /// A car's place at a moment.
  private struct Place {
    let timeMs: Double
    let x: Double
    let y: Double
  }

  /// Cars send about four places a second; over a longer silence nothing is made up.
  private static let longestGapMs = 2000.0

  private var times: [Double] {
    stride(from: fromS * 1000, through: toS * 1000, by: Double(stepMs)).map { $0 }
  }

  func json(_ connection: Connection) throws -> JSON {
    let drivers = try connection.rows(
      """
      SELECT driver_number, driver, team, team_color FROM \(results.sql)
      WHERE \(SessionKey.condition) ORDER BY position NULLS LAST, driver_number
      """, session.values)
    let places = try places(connection)
    let times = times
    let cars = drivers.map { row in Self.sampled(places[row[0].text ?? ""] ?? [], times) }
    return .fields([
      "session_id": .text(session.id), "from_s": .double(fromS), "to_s": .double(toS),
      "step_ms": .integer(Int64(stepMs)), "steps": .integer(Int64(times.count)),
      "drivers": .list(
        drivers.map { row in
          .fields([
            "driver_number": JSON(row[0]), "driver": JSON(row[1]), "team": JSON(row[2]),
            "team_color": JSON(row[3]),
          ])
        }),
      "x_dm": .list(cars.map { car in .list(car.map { .optional($0?.x.rounded()) }) }),
      "y_dm": .list(cars.map { car in .list(car.map { .optional($0?.y.rounded()) }) }),
      "status": .list(try statuses(connection, times)),
    ])
  }

  /// The track status at each moment: the latest change before it.
  private func statuses(_ connection: Connection, _ times: [Double]) throws -> [JSON] {
    let changes = try connection.rows(
      """
      SELECT start_time_ms, status FROM \(flags.sql)
      WHERE \(SessionKey.condition) AND start_time_ms IS NOT NULL ORDER BY start_time_ms
      """, session.values)
    var next = 0
    return times.map { time in
      while next < changes.count, (changes[next][0].double ?? 0) <= time { next += 1 }
      return next > 0 ? JSON(changes[next - 1][1]) : .null
    }
  }

  private func places(_ connection: Connection) throws -> [String: [Place]] {
    let source = SampleSource(positions, session, bronze: bronze)
    let statement = try connection.prepare(
      """
      SELECT driver_number, session_time_ms::DOUBLE, x_dm::DOUBLE, y_dm::DOUBLE
      FROM \(source.sql) AS positions
      WHERE \(SessionKey.condition) AND NOT is_filled AND status IS DISTINCT FROM 'OffTrack'
        AND x_dm IS NOT NULL AND y_dm IS NOT NULL AND NOT (x_dm = 0 AND y_dm = 0)
        AND session_time_ms BETWEEN ? AND ?
      ORDER BY driver_number, session_time_ms
      """)
    let margin = Self.longestGapMs
    try statement.bind(
      session.values + [
        .int(Int64(fromS * 1000 - margin)), .int(Int64(toS * 1000 + margin)),
      ])
    var result = try statement.execute()
    var places: [String: [Place]] = [:]
    while let chunk = try result.next() {
      let cars = try chunk.strings(0)
      let columns = try (1...3).map { try chunk.values($0) }
      for (row, car) in cars.enumerated() {
        guard let car, let time = columns[0][row].double, let x = columns[1][row].double,
          let y = columns[2][row].double
        else { continue }
        places[car, default: []].append(Place(timeMs: time, x: x, y: y))
      }
    }
    return places
  }

  private static func sampled(_ places: [Place], _ times: [Double]) -> [Place?] {
    var index = 0
    return times.map { time in
      while index + 1 < places.count, places[index + 1].timeMs <= time { index += 1 }
      guard index < places.count else { return nil }
      let left = places[index]
      guard left.timeMs <= time else { return nil }
      guard index + 1 < places.count else {
        return time - left.timeMs <= longestGapMs / 4 ? left : nil
      }
      let right = places[index + 1]
      let width = right.timeMs - left.timeMs
      guard width <= longestGapMs else { return nil }
      let share = (time - left.timeMs) / width
      return Place(
        timeMs: time, x: left.x + (right.x - left.x) * share, y: left.y + (right.y - left.y) * share
      )
    }
  }
}
