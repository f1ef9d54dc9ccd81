-- The sessions that are in bronze, one row each.
with typed as (
  select
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    session_name,
    event_name,
    official_event_name,
    location,
    country,
    circuit_name,
    cast(circuit_key as integer) as circuit_key,
    event_format,
    cast(meeting_key as integer) as meeting_key,
    cast(session_key as integer) as session_key,
    cast(session_start as timestamp) as session_start,
    cast(gmt_offset_ms as bigint) as gmt_offset_ms,
    cast(total_laps as integer) as total_laps,
    cast(t0_date as timestamp) as t0_date,
    source_path,
    is_simulated
  from {{ source('bronze', 'sessions') }}
)

select
  season || '-' || lpad(cast(round as varchar), 2, '0') || '-' || session_code as session_id,
  season,
  round,
  grand_prix,
  session_code,
  session_name,
  event_name,
  official_event_name,
  location,
  country,
  circuit_name,
  circuit_key,
  event_format,
  meeting_key,
  session_key,
  session_start,
  gmt_offset_ms,
  cast(gmt_offset_ms as double) / 1000 as gmt_offset_s,
  total_laps,
  t0_date,
  source_path,
  is_simulated
from typed
