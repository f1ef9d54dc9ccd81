-- The flags shown to all, as intervals: each lasts until the next one.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'track_status') }}
),

changed as (
  select
    *,
    lead(time_ms) over (partition by session_id order by time_ms, status) as end_time_ms
  from keyed
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
  changed.status,
  changed.message,
  changed.time_ms as start_time_ms,
  cast(changed.time_ms as double) / 1000 as start_time_s,
  changed.end_time_ms,
  cast(changed.end_time_ms as double) / 1000 as end_time_s,
  cast(changed.end_time_ms - changed.time_ms as double) / 1000 as duration_s,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
