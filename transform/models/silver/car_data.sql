{{ config(materialized='view') }}
-- What the sensors of the cars said, straight from bronze: naming a session reads only its file.
select
  season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
  cast(season as integer) as season,
  cast(round as integer) as round,
  grand_prix,
  session as session_code,
  driver_number,
  date,
  cast(session_time_ms as bigint) as session_time_ms,
  rpm,
  speed_kmh,
  gear,
  throttle_pct,
  brake,
  drs,
  is_filled
from {{ source('bronze', 'car_data') }}
