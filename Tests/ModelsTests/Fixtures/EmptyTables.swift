/// The other bronze tables that models read; a fixture has them without rows.
extension BronzeSchema {
  static let emptyTables = [
    (
      "car_data",
      """
      driver_number VARCHAR, date TIMESTAMP, session_time_ms BIGINT, rpm INTEGER,
      speed_kmh INTEGER, gear INTEGER, throttle_pct INTEGER, brake BOOLEAN, drs INTEGER,
      is_filled BOOLEAN
      """
    ),
    (
      "circuit_corners",
      """
      number BIGINT, letter VARCHAR, x DOUBLE, y DOUBLE, angle_deg DOUBLE, distance DOUBLE
      """
    ),
    (
      "circuit_marshal_lights",
      """
      number BIGINT, letter VARCHAR, x DOUBLE, y DOUBLE, angle_deg DOUBLE, distance DOUBLE
      """
    ),
    (
      "circuit_marshal_sectors",
      """
      number BIGINT, letter VARCHAR, x DOUBLE, y DOUBLE, angle_deg DOUBLE, distance DOUBLE
      """
    ),
    (
      "circuit_track",
      """
      point_index BIGINT, x DOUBLE, y DOUBLE
      """
    ),
    (
      "circuits",
      """
      circuit_key BIGINT, circuit_name VARCHAR, location VARCHAR, country_key BIGINT,
      country_code VARCHAR, country VARCHAR, map_season BIGINT, rotation_deg DOUBLE,
      pit_loss_ms BIGINT, pit_loss_safety_car_ms BIGINT, pit_loss_virtual_safety_car_ms
      BIGINT
      """
    ),
    (
      "drivers",
      """
      driver_number VARCHAR, driver VARCHAR, broadcast_name VARCHAR, display_name VARCHAR,
      first_name VARCHAR, last_name VARCHAR, full_name VARCHAR, team VARCHAR, team_color
      VARCHAR, country_code VARCHAR, headshot_url VARCHAR, reference VARCHAR, public_id
      VARCHAR, line BIGINT
      """
    ),
    (
      "ergast_constructor_standings",
      """
      position BIGINT, position_text VARCHAR, points DOUBLE, wins BIGINT, constructor_id
      VARCHAR, constructor_name VARCHAR, constructor_nationality VARCHAR
      """
    ),
    (
      "ergast_driver_standings",
      """
      position BIGINT, position_text VARCHAR, points DOUBLE, wins BIGINT, driver_id
      VARCHAR, driver VARCHAR, first_name VARCHAR, last_name VARCHAR, nationality VARCHAR,
      date_of_birth TIMESTAMP, constructor_ids VARCHAR, constructor_names VARCHAR
      """
    ),
    (
      "ergast_findings",
      """
      severity VARCHAR, feed VARCHAR, line BIGINT, driver_number VARCHAR, lap_number
      BIGINT, message VARCHAR, action VARCHAR
      """
    ),
    (
      "ergast_laps",
      """
      lap_number BIGINT, position BIGINT, driver_id VARCHAR, lap_time_ms BIGINT
      """
    ),
    (
      "ergast_pit_stops",
      """
      driver_id VARCHAR, stop BIGINT, lap_number BIGINT, local_time VARCHAR, duration_ms
      BIGINT
      """
    ),
    (
      "ergast_qualifying",
      """
      position BIGINT, q1_ms BIGINT, q2_ms BIGINT, q3_ms BIGINT, driver_number VARCHAR,
      driver_id VARCHAR, driver VARCHAR, first_name VARCHAR, last_name VARCHAR,
      nationality VARCHAR, date_of_birth TIMESTAMP, constructor_id VARCHAR,
      constructor_name VARCHAR, constructor_nationality VARCHAR
      """
    ),
    (
      "ergast_races",
      """
      race_name VARCHAR, date TIMESTAMP, race_start TIMESTAMP, fp1_start TIMESTAMP,
      fp2_start TIMESTAMP, fp3_start TIMESTAMP, sprint_qualifying_start TIMESTAMP,
      sprint_start TIMESTAMP, qualifying_start TIMESTAMP, circuit_id VARCHAR, circuit_name
      VARCHAR, location VARCHAR, country VARCHAR, latitude_deg DOUBLE, longitude_deg
      DOUBLE, url VARCHAR
      """
    ),
    (
      "ergast_results",
      """
      position BIGINT, position_text VARCHAR, points DOUBLE, grid BIGINT, laps BIGINT,
      status VARCHAR, time_ms BIGINT, time_text VARCHAR, fastest_lap_rank BIGINT,
      fastest_lap BIGINT, fastest_lap_time_ms BIGINT, fastest_lap_speed_kmh DOUBLE,
      driver_number VARCHAR, driver_id VARCHAR, driver VARCHAR, first_name VARCHAR,
      last_name VARCHAR, nationality VARCHAR, date_of_birth TIMESTAMP, constructor_id
      VARCHAR, constructor_name VARCHAR, constructor_nationality VARCHAR
      """
    ),
    (
      "ergast_sprint",
      """
      position BIGINT, position_text VARCHAR, points DOUBLE, grid BIGINT, laps BIGINT,
      status VARCHAR, time_ms BIGINT, time_text VARCHAR, fastest_lap_rank BIGINT,
      fastest_lap BIGINT, fastest_lap_time_ms BIGINT, fastest_lap_speed_kmh DOUBLE,
      driver_number VARCHAR, driver_id VARCHAR, driver VARCHAR, first_name VARCHAR,
      last_name VARCHAR, nationality VARCHAR, date_of_birth TIMESTAMP, constructor_id
      VARCHAR, constructor_name VARCHAR, constructor_nationality VARCHAR
      """
    ),
    (
      "extrapolated_clock",
      """
      time_ms BIGINT, date TIMESTAMP, remaining_ms BIGINT, extrapolating BOOLEAN
      """
    ),
    (
      "findings",
      """
      severity VARCHAR, feed VARCHAR, line BIGINT, driver_number VARCHAR, lap_number
      BIGINT, message VARCHAR, action VARCHAR
      """
    ),
    (
      "lap_count",
      """
      time_ms BIGINT, current_lap BIGINT, total_laps BIGINT
      """
    ),
    (
      "pit_lane_times",
      """
      time_ms BIGINT, driver VARCHAR, driver_number VARCHAR, lap_number BIGINT,
      duration_ms BIGINT, removed_time_ms BIGINT
      """
    ),
    (
      "position_data",
      """
      driver_number VARCHAR, date TIMESTAMP, session_time_ms BIGINT, status VARCHAR, x_dm
      INTEGER, y_dm INTEGER, z_dm INTEGER, is_filled BOOLEAN
      """
    ),
    (
      "race_control",
      """
      date TIMESTAMP, category VARCHAR, message VARCHAR, status VARCHAR, flag VARCHAR,
      scope VARCHAR, sector BIGINT, driver_number VARCHAR, lap_number BIGINT
      """
    ),
    (
      "session_info",
      """
      time_ms BIGINT, meeting_key BIGINT, meeting_number BIGINT, meeting_name VARCHAR,
      official_event_name VARCHAR, location VARCHAR, country_key BIGINT, country_code
      VARCHAR, country VARCHAR, circuit_key BIGINT, circuit_name VARCHAR, session_key
      BIGINT, session_type VARCHAR, session_number BIGINT, session_name VARCHAR,
      session_start TIMESTAMP, session_end TIMESTAMP, gmt_offset_ms BIGINT, session_status
      VARCHAR, archive_status VARCHAR, is_simulated BOOLEAN, source_path VARCHAR
      """
    ),
    (
      "session_status",
      """
      time_ms BIGINT, status VARCHAR
      """
    ),
    (
      "stints",
      """
      driver VARCHAR, driver_number VARCHAR, stint BIGINT, compound VARCHAR, fresh_tyre
      BOOLEAN, lap_start BIGINT, lap_end BIGINT, laps BIGINT, tyre_age_at_start BIGINT,
      tyre_age_at_end BIGINT
      """
    ),
    (
      "team_radio",
      """
      time_ms BIGINT, date TIMESTAMP, driver VARCHAR, driver_number VARCHAR, path VARCHAR,
      url VARCHAR
      """
    ),
    (
      "telemetry",
      """
      driver_number VARCHAR, lap_number BIGINT, time_ms INTEGER, session_time_ms BIGINT,
      date TIMESTAMP, source VARCHAR, rpm FLOAT, speed_kmh FLOAT, gear INTEGER,
      throttle_pct FLOAT, brake BOOLEAN, drs INTEGER, status VARCHAR, x_dm FLOAT, y_dm
      FLOAT, z_dm FLOAT, distance_m FLOAT, relative_distance FLOAT
      """
    ),
    (
      "track_status",
      """
      time_ms BIGINT, status VARCHAR, message VARCHAR
      """
    ),
  ]
}
