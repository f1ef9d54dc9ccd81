-- Drives through the pit lane as timing shows them, one row per car that left it.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    driver,
    driver_number,
    cast(lap_number as integer) as lap_number,
    cast(time_ms as bigint) as time_ms,
    cast(duration_ms as bigint) as duration_ms,
    cast(removed_time_ms as bigint) as removed_time_ms
  from {{ source('bronze', 'pit_lane_times') }}
),

changed as (
  select *
  from typed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

sessions as (
  select session_id, is_simulated
  from {{ ref('sessions') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
)

select
  changed.session_id,
  changed.season,
  changed.round,
  changed.grand_prix,
  changed.session_code,
  changed.driver,
  changed.driver_number,
  changed.lap_number,
  changed.time_ms,
  cast(changed.time_ms as double) / 1000 as time_s,
  changed.duration_ms,
  cast(changed.duration_ms as double) / 1000 as duration_s,
  changed.removed_time_ms,
  cast(changed.removed_time_ms as double) / 1000 as removed_time_s,
  sessions.is_simulated
from changed
left join sessions
  on changed.session_id = sessions.session_id
