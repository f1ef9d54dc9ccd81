import DuckDB
import Foundation
import TestSupport

/// A lap in the fixture; what is not given is as in an ordinary green lap.
struct LapRow {
  let number: Int
  var time: Int?
  var pitIn = false
  var pitOut = false
  var status = "1"
  var deleted: Bool? = false
  var generated = false
}

/// One driver of a fixture session.
struct DriverRow {
  let name: String
  let number: String
  let team: String
  let laps: [LapRow]
}

/// Writes bronze as ingest does: one Parquet file per table and session.
struct BronzeFixture {
  let folder: TemporaryFolder
  var path: String { folder.path + "/bronze" }
  private let connection: Connection

  init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    connection = try Database().connect()
    try connection.run("SET temp_directory = ''")
  }

  /// Adds one session of the first round with laps that are written down in a test.
  func add(
    season: Int = 2024, session: String, drivers: [DriverRow], isSimulated: Bool = false
  ) throws {
    try add(season: season, session: session, isSimulated: isSimulated) { connection in
      for driver in drivers { try Self.add(driver, connection) }
      try connection.run(
        "INSERT INTO weather (time_ms, air_temp_c, rainfall) VALUES (1500, 20.5, false)")
    }
  }

  /// Adds one session with the rows that `fill` inserts into the bronze tables.
  func add(
    season: Int, round: Int = 1, session: String, isSimulated: Bool = false,
    _ fill: (Connection) throws -> Void
  ) throws {
    let tables = BronzeSchema.tables + BronzeSchema.emptyTables
    for (table, columns) in tables {
      try connection.run("CREATE OR REPLACE TABLE \(table) (\(columns))")
    }
    try connection.run(
      """
      INSERT INTO sessions (session_name, event_name, location, circuit_name, session_start,
        gmt_offset_ms, is_simulated)
      VALUES ('Session \(session)', 'Bahrain Grand Prix', 'Sakhir', 'Sakhir',
        TIMESTAMP '\(season)-03-02 15:00:00', 10800000, \(isSimulated))
      """)
    try fill(connection)
    let number = round < 10 ? "0\(round)" : "\(round)"
    let partition =
      "season=\(season)/round=\(number)/grand_prix=bahrain-grand-prix/session=\(session)"
    for (table, _) in tables { try copy(table, to: "\(path)/\(table)/\(partition)") }
  }

  private static func add(_ driver: DriverRow, _ connection: Connection) throws {
    try connection.run(
      """
      INSERT INTO results
        (driver, driver_number, team, team_id, position, classified_position, q1_ms)
      VALUES ('\(driver.name)', '\(driver.number)', '\(driver.team)', 'nan', 1, '1.0', 91234)
      """)
    for lap in driver.laps {
      let start = lap.number * 100_000
      let values: [Value] = [
        .text(driver.name), .text(driver.number), .text(driver.team), .int(Int64(lap.number)),
        lap.time.map { .int(Int64($0)) } ?? .null, lap.pitIn ? .int(Int64(start + 90_000)) : .null,
        lap.pitOut ? .int(Int64(start + 5_000)) : .null, .text(lap.status),
        lap.deleted.map { .bool($0) } ?? .null, .bool(lap.generated),
      ]
      _ = try connection.rows(
        """
        INSERT INTO laps (driver, driver_number, team, lap_number, lap_time_ms, pit_in_time_ms,
          pit_out_time_ms, track_status, deleted, is_generated, is_accurate)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false)
        """, values)
    }
  }

  private func copy(_ table: String, to partition: String) throws {
    try FileManager.default.createDirectory(
      atPath: partition, withIntermediateDirectories: true)
    try connection.run("COPY \(table) TO '\(partition)/part-00000.parquet' (FORMAT parquet)")
    // macOS leaves such files on disks that it does not own; nothing may read them.
    try Data("not parquet".utf8).write(
      to: URL(fileURLWithPath: "\(partition)/._part-00000.parquet"))
  }
}
