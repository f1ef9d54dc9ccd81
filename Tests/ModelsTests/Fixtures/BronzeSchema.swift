/// The columns of the bronze tables that models read.
enum BronzeSchema {
  static let tables = [
    (
      "sessions",
      """
      meeting_key BIGINT, session_key BIGINT, event_name VARCHAR, official_event_name
      VARCHAR, location VARCHAR, country VARCHAR, circuit_name VARCHAR, circuit_key
      BIGINT, event_format VARCHAR, session_name VARCHAR, session_start TIMESTAMP,
      gmt_offset_ms BIGINT, total_laps BIGINT, session_started_at TIMESTAMP, t0_date
      TIMESTAMP, is_simulated BOOLEAN, source_path VARCHAR
      """
    ),
    (
      "laps",
      """
      time_ms BIGINT, driver VARCHAR, driver_number VARCHAR, lap_time_ms BIGINT,
      lap_number BIGINT, stint BIGINT, pit_out_time_ms BIGINT, pit_in_time_ms BIGINT,
      sector1_time_ms BIGINT, sector2_time_ms BIGINT, sector3_time_ms BIGINT,
      sector1_session_time_ms BIGINT, sector2_session_time_ms BIGINT,
      sector3_session_time_ms BIGINT, speed_i1_kmh DOUBLE, speed_i2_kmh DOUBLE,
      speed_fl_kmh DOUBLE, speed_st_kmh DOUBLE, is_personal_best BOOLEAN, compound
      VARCHAR, tyre_life BIGINT, fresh_tyre BOOLEAN, team VARCHAR, lap_start_time_ms
      BIGINT, lap_start_date TIMESTAMP, track_status VARCHAR, position BIGINT, deleted
      BOOLEAN, deleted_reason VARCHAR, is_generated BOOLEAN, is_accurate BOOLEAN
      """
    ),
    (
      "results",
      """
      driver_number VARCHAR, broadcast_name VARCHAR, driver VARCHAR, driver_id VARCHAR,
      team VARCHAR, team_color VARCHAR, team_id VARCHAR, first_name VARCHAR, last_name
      VARCHAR, full_name VARCHAR, headshot_url VARCHAR, country_code VARCHAR, position
      BIGINT, classified_position VARCHAR, grid_position BIGINT, q1_ms BIGINT, q2_ms
      BIGINT, q3_ms BIGINT, time_ms BIGINT, status VARCHAR, points DOUBLE, laps BIGINT
      """
    ),
    (
      "weather",
      """
      time_ms BIGINT, air_temp_c DOUBLE, humidity_pct DOUBLE, pressure_mbar DOUBLE,
      rainfall BOOLEAN, track_temp_c DOUBLE, wind_direction_deg BIGINT, wind_speed_mps
      DOUBLE
      """
    ),
  ]
}
