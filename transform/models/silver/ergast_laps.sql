-- Lap times and positions since 1996, one row per driver and lap.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(lap_number as integer) as lap_number,
    cast(position as integer) as position,
    driver_id,
    cast(lap_time_ms as bigint) as lap_time_ms
  from {{ source('bronze', 'ergast_laps') }}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  lap_number,
  position,
  driver_id,
  lap_time_ms,
  cast(lap_time_ms as double) / 1000 as lap_time_s
from typed
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
