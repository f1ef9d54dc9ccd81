import DuckDB
import Foundation
import TestSupport

/// A snapshot of three sessions and three drivers, with figures that can be worked out in the head.
///
/// Bahrain 2023 has qualifying and a race, Saudi Arabia 2023 a race. The fastest laps are 91 s (VER), 92 s (LEC) and
/// 93 s (HAM) everywhere, and so they finish; lap n of Bahrain's race takes each of them 5 s and n tenths longer. Cars drive at 201, 202 and
/// 203 km/h.
package enum SmallSeason {
  // Written once: that takes longer than most tests.
  private static let real = Result { try file(simulated: false) }
  private static let simulated = Result { try file(simulated: true) }

  /// Writes the snapshot to a new file.
  package static func write(to path: String, simulated isSimulated: Bool = false) throws {
    let folder = try (isSimulated ? simulated : real).get()
    try FileManager.default.copyItem(atPath: folder.path + "/season.duckdb", toPath: path)
  }

  private static func file(simulated: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try make(folder.path + "/season.duckdb", simulated)
    return folder
  }

  /// In a function of its own, so that the database is closed before it is copied.
  private static func make(_ path: String, _ simulated: Bool) throws {
    try SchemaSnapshot.write(to: path, rows: 0)
    let connection = try Database(path: path).connect()
    try connection.run(sql(simulated))
    try connection.run("CHECKPOINT")
  }

  private static func sql(_ simulated: Bool) -> String {
    """
    CREATE TEMP TABLE keys AS SELECT *, \(simulated) AS is_simulated FROM (VALUES
      ('2023-01-Q', 2023, 1, 'bahrain-grand-prix', 'Q', 'Bahrain Grand Prix'),
      ('2023-01-R', 2023, 1, 'bahrain-grand-prix', 'R', 'Bahrain Grand Prix'),
      ('2023-02-R', 2023, 2, 'saudi-arabian-grand-prix', 'R', 'Saudi Arabian Grand Prix'))
      AS t(session_id, season, round, grand_prix, session_code, event_name);
    CREATE TEMP TABLE cars AS SELECT * FROM (VALUES
      ('VER', '1', 'Max Verstappen', 'Red Bull Racing', 1),
      ('LEC', '16', 'Charles Leclerc', 'Ferrari', 2),
      ('HAM', '44', 'Lewis Hamilton', 'Mercedes', 3))
      AS t(driver, driver_number, full_name, team, place);
    INSERT INTO silver.sessions BY NAME SELECT * FROM keys;
    CREATE TEMP TABLE entries AS SELECT keys.* EXCLUDE (event_name), driver, driver_number, team,
      full_name, place FROM keys, cars;
    INSERT INTO silver.drivers BY NAME SELECT * EXCLUDE (place) FROM entries;
    INSERT INTO silver.results BY NAME SELECT * EXCLUDE (place), place AS position,
      place AS grid_position, 26.0 - place AS points FROM entries;
    INSERT INTO gold.championship_points BY NAME SELECT * EXCLUDE (place, full_name),
      place AS position, 26.0 - place AS points FROM entries WHERE session_code = 'R';
    INSERT INTO gold.fastest_laps BY NAME SELECT * EXCLUDE (place, full_name), place AS rank,
      7 AS lap_number, 90.0 + place AS lap_time_s, 'SOFT' AS compound FROM entries;
    INSERT INTO silver.laps BY NAME SELECT * EXCLUDE (place, full_name, n), n AS lap_number,
      95.0 + place + n / 10 AS lap_time_s, 'SOFT' AS compound, 1 AS stint, true AS is_clean
      FROM entries, range(1, 11) AS laps(n) WHERE session_id = '2023-01-R';
    INSERT INTO gold.race_pace BY NAME SELECT * EXCLUDE (place, full_name),
      95.0 + place AS race_pace_s, place AS pace_rank, place - 1.0 AS delta_s,
      CASE WHEN driver = 'HAM' THEN 3 ELSE 40 END AS laps_used FROM entries WHERE session_code = 'R';
    INSERT INTO gold.speed_trace BY NAME SELECT * EXCLUDE (place, full_name, i), 7 AS lap_number,
      i AS point, i / 500 AS relative_distance, i * 10.0 AS distance_m, i / 5 AS time_s,
      200.0 + place AS speed_kmh, i * 2.0 AS x_dm, i * 3.0 AS y_dm, 5 AS gear
      FROM entries, range(501) AS t(i);
    COMMENT ON COLUMN gold.fastest_laps.lap_time_s IS 'Time of the fastest lap.';
    """
  }
}
