{{ config(materialized='view') }}
-- Car and position on one clock, lap by lap, straight from bronze: naming a session reads only its file.
select
  season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
  cast(season as integer) as season,
  cast(round as integer) as round,
  grand_prix,
  session as session_code,
  driver_number,
  cast(lap_number as integer) as lap_number,
  time_ms,
  session_time_ms,
  date,
  source,
  cast(rpm as double) as rpm,
  cast(speed_kmh as double) as speed_kmh,
  gear,
  cast(throttle_pct as double) as throttle_pct,
  brake,
  drs,
  status,
  cast(x_dm as double) as x_dm,
  cast(y_dm as double) as y_dm,
  cast(z_dm as double) as z_dm,
  cast(distance_m as double) as distance_m,
  cast(relative_distance as double) as relative_distance
from {{ source('bronze', 'telemetry') }}
