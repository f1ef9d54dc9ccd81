-- The countdown of the session, as it is corrected.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'extrapolated_clock') }}
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
  changed.date,
  changed.remaining_ms,
  cast(changed.remaining_ms as double) / 1000 as remaining_s,
  changed.extrapolating,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
