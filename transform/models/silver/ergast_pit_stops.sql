-- Pit stops since 2011, one row per stop.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    driver_id,
    cast(stop as integer) as stop,
    cast(lap_number as integer) as lap_number,
    local_time,
    cast(duration_ms as bigint) as duration_ms
  from {{ source('bronze', 'ergast_pit_stops') }}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver_id,
  stop,
  lap_number,
  local_time,
  duration_ms,
  cast(duration_ms as double) / 1000 as duration_s
from typed
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
