-- Messages of race control, in their order of time.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'race_control') }}
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
  changed.date,
  date_diff('millisecond', sessions.t0_date, changed.date) as time_ms,
  cast(date_diff('millisecond', sessions.t0_date, changed.date) as double) / 1000 as time_s,
  changed.category,
  changed.message,
  changed.status,
  changed.flag,
  changed.scope,
  cast(changed.sector as integer) as sector,
  changed.driver_number,
  cast(changed.lap_number as integer) as lap_number,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
