-- The sessions that are in bronze, one row each.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'sessions') }}
)

select
  session_id,
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
  session_start,
  session_started_at,
  gmt_offset_ms,
  cast(gmt_offset_ms as double) / 1000 as gmt_offset_s,
  cast(total_laps as integer) as total_laps,
  t0_date,
  source_path,
  is_simulated
from keyed
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
