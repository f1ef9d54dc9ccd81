-- The lap of the leader, as it changes; races and sprints only.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'lap_count') }}
),

changed as (
  select * from keyed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
)

select
  changed.session_id,
  cast(changed.season as integer) as season,
  cast(changed.round as integer) as round,
  changed.grand_prix,
  changed.session as session_code,
  changed.time_ms,
  cast(changed.time_ms as double) / 1000 as time_s,
  cast(changed.current_lap as integer) as current_lap,
  cast(changed.total_laps as integer) as total_laps,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
