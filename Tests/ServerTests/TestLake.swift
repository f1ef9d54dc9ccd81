import Copilot
import DuckDB
import Foundation
import GuardCorpus
import Lake
import Logging
import Server
import TestSupport

/// A warehouse with a small snapshot of figures that can be worked out in the head.
///
/// Session 2023-01-R has two drivers with three laps each, session 2023-01-Q one lap. Cars drive at
/// constant speed: VER's lap n takes 90 + n s, LEC's 91 + n s, and a lap is 5000 m long.
struct TestLake {
  let folder: TemporaryFolder
  var warehouse: String { folder.path + "/warehouse" }
  var store: SnapshotStore { SnapshotStore(directory: warehouse) }

  /// A log that nobody reads.
  static let silent = Logger(label: "serve") { _ in SwiftLogNoOpLogHandler() }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: warehouse, withIntermediateDirectories: true)
    try folder.write("<!doctype html><title>F1</title>", to: "web/index.html")
    try folder.write(
      "export const a = 1\n" + String(repeating: "// padding\n", count: 200), to: "web/lib/api.js")
  }

  /// - Parameters:
  ///   - prefix: what dbt puts before the names of schemas.
  ///   - generation: a number in each row of `gold.generation`.
  ///   - more: SQL that is run last.
  @discardableResult
  func publish(
    prefix: String = "", generation: Int = 1, simulated: Bool = false, more: String = ""
  ) throws -> Snapshot {
    let build = try store.beginBuild()
    let models = try Self.write(Self.sql(prefix, generation, simulated) + more, to: build.path)
    return try store.publish(build, contents: SnapshotContents(models: models, bronze: .none))
  }

  /// Publishes the small season, of which questions in words can be asked.
  func publishSeason() throws {
    let build = try store.beginBuild()
    try SmallSeason.write(to: build.path)
    _ = try store.publish(build, contents: SnapshotContents(models: [], bronze: .none))
  }

  /// In a function of its own, so that the database is closed before it is published.
  private static func write(_ sql: String, to path: String) throws -> [SnapshotContents.Table] {
    let connection = try Database(path: path).connect()
    try connection.run(sql)
    return try connection.rows(
      "SELECT schema_name, table_name, estimated_size FROM duckdb_tables()"
    ).map {
      SnapshotContents.Table(
        schema: $0[0].text ?? "", name: $0[1].text ?? "", rows: Int($0[2].int ?? 0))
    }
  }

  /// A server that has looked at the warehouse.
  func server(
    host: String = "127.0.0.1", token: String? = nil, limits: ServerLimits = ServerLimits(),
    ask: AskSettings = AskSettings(), logger: Logger = Self.silent
  ) async throws -> DashboardServer {
    let server = try DashboardServer(
      settings(host: host, token: token, ask: ask, logger: logger), limits: limits)
    try await server.feed.update()
    return server
  }

  /// The copilot's own service, after it has looked at the warehouse.
  func askServer(
    token: String? = nil, limits: ServerLimits = ServerLimits(), ask: AskSettings
  ) async throws -> AskServer {
    let server = try AskServer(settings(token: token, ask: ask), limits: limits)
    try await server.feed.update()
    return server
  }

  /// Settings by which questions are read, with patience for machines that have other work too.
  static func ask(model: ModelEngine? = nil) throws -> AskSettings {
    var ask = AskSettings()
    ask.semantics = try SemanticLayer(folder: Package.transform + "/semantic")
    ask.options.deadline = .seconds(60)
    ask.options.engine = .auto
    ask.model = model
    return ask
  }

  func settings(
    host: String = "127.0.0.1", token: String? = nil, ask: AskSettings = AskSettings(),
    logger: Logger = Self.silent
  ) throws -> ServerSettings {
    if let token { try folder.write(token + "\n", to: "token") }
    return ServerSettings(
      host: host, port: 0, web: folder.path + "/web",
      tokenFile: token == nil ? nil : folder.path + "/token", warehouse: warehouse,
      bronze: folder.path + "/bronze", version: "test", ask: ask,
      metrics: folder.path + "/metrics", logger: logger)
  }

  /// All rows of a query on the current snapshot, past the server.
  func rows(_ sql: String) async throws -> [[Value]] {
    try await store.openReader().rows(sql)
  }

  static let hostileName = "</script><img src=x onerror=alert(1)>\"\\\u{1F3CE}"

  private static func sql(_ prefix: String, _ generation: Int, _ simulated: Bool) -> String {
    """
    CREATE SCHEMA \(prefix)silver; CREATE SCHEMA \(prefix)gold; USE \(prefix)silver;
    CREATE TABLE keys AS SELECT * FROM (VALUES
      ('2023-01-Q', 2023, 1, 'bahrain-grand-prix', 'Q', TIMESTAMP '2023-03-04 15:00:00'),
      ('2023-01-R', 2023, 1, 'bahrain-grand-prix', 'R', TIMESTAMP '2023-03-05 15:00:00'))
      AS t(session_id, season, round, grand_prix, session_code, session_start);
    CREATE TABLE sessions AS SELECT *, 'Bahrain Grand Prix' AS event_name, 'Sakhir' AS location,
      'Bahrain' AS country, 'Sakhir' AS circuit_name, 'conventional' AS event_format,
      \(simulated) AS is_simulated FROM keys;
    CREATE TABLE cars AS SELECT * FROM (VALUES
      ('VER', '1', 'Red Bull Racing', '3671C6', 1, 0.0),
      ('LEC', '16', '\(hostileName.replacing("'", with: "''"))', 'F91536', 2, 1.0))
      AS t(driver, driver_number, team, team_color, place, slower_s);
    CREATE TABLE laps AS SELECT keys.* EXCLUDE (session_start), driver, driver_number, team,
      lap::INTEGER AS lap_number, 1 AS stint, 'SOFT' AS compound, lap::INTEGER AS tyre_life,
      place AS position, CASE WHEN lap = 2 AND driver = 'LEC' THEN NULL ELSE (90 + lap + slower_s)::DOUBLE END AS lap_time_s,
      (lap * 100)::DOUBLE AS time_s, (lap * 100 - 90)::DOUBLE AS lap_start_time_s,
      TIMESTAMP '2023-03-05 15:00:00.123456' AS lap_start_date, lap = 9 AS deleted,
      \(simulated) AS is_simulated
      FROM keys, cars, range(1, 4) AS laps(lap) WHERE session_code = 'R' OR (driver = 'VER' AND lap = 1);
    COMMENT ON COLUMN laps.lap_number IS 'Number of the lap.';
    CREATE TABLE results AS SELECT keys.* EXCLUDE (session_start), driver, driver_number, team,
      team_color, place AS position, place AS grid_position, \(simulated) AS is_simulated FROM keys, cars;
    CREATE TABLE telemetry AS SELECT session_id, season, round, grand_prix, session_code,
      driver_number, lap_number, (i * 10 * (90 + lap_number + slower_s))::INTEGER AS time_ms,
      'car' AS source, 11000.0::DOUBLE AS rpm, 200.0::DOUBLE AS speed_kmh, (i // 50 + 1)::INTEGER AS gear,
      50.0::DOUBLE AS throttle_pct, i > 50 AS brake, 0::INTEGER AS drs, (i * 10)::DOUBLE AS x_dm, (i * 20)::DOUBLE AS y_dm,
      (i * 50)::DOUBLE AS distance_m, (i / 100)::DOUBLE AS relative_distance
      FROM laps JOIN cars USING (driver_number), range(101) AS points(i) WHERE session_code = 'R';
    CREATE TABLE position_data AS SELECT keys.* EXCLUDE (session_start), driver_number,
      (i * 500)::BIGINT AS session_time_ms, 'OnTrack' AS status, (100 + i * 10)::INTEGER AS x_dm, (50 + i)::INTEGER AS y_dm,
      0 AS z_dm, false AS is_filled FROM keys, cars, range(200) AS t(i)
      WHERE session_code = 'R' AND NOT (driver = 'LEC' AND i BETWEEN 41 AND 59);
    CREATE TABLE weather AS SELECT keys.* EXCLUDE (session_start), 10.0::DOUBLE AS time_s, 20.5::DOUBLE AS air_temp_c,
      \(simulated) AS is_simulated FROM keys;
    CREATE TABLE race_control AS SELECT keys.* EXCLUDE (session_start), 5.0::DOUBLE AS time_s,
      '\(hostileName.replacing("'", with: "''"))' AS message, \(simulated) AS is_simulated FROM keys;
    CREATE TABLE track_status AS SELECT keys.* EXCLUDE (session_start), status, start_time_ms::BIGINT AS start_time_ms
      FROM keys, (VALUES ('1', 0), ('4', 20000)) AS t(status, start_time_ms);
    CREATE TABLE stints AS SELECT DISTINCT session_id, season, round, session_code, driver, stint FROM laps;
    CREATE TABLE drivers AS SELECT keys.* EXCLUDE (session_start), driver, driver_number FROM keys, cars;
    CREATE TABLE \(prefix)gold.standings_progression AS SELECT 2023 AS season, 1 AS round, driver FROM cars;
    CREATE TABLE \(prefix)gold.race_pace AS SELECT session_id, season, round, session_code, driver,
      avg(lap_time_s) AS race_pace_s, DATE '2023-03-05' AS day, 1.50::DECIMAL(9, 2) AS factor FROM laps GROUP BY ALL;
    CREATE TABLE \(prefix)gold.generation AS SELECT \(generation) AS number, i AS part FROM range(3000) AS t(i);
    CREATE TABLE \(prefix)gold.speed_trace AS SELECT session_id, season, round, driver_number, lap_number,
      (i)::INTEGER AS point, (i / 5)::DOUBLE AS time_s, (i * 2)::DOUBLE AS x_dm, (i * 3)::DOUBLE AS y_dm
      FROM laps, range(501) AS t(i) WHERE session_code = 'R';
    """
  }
}
