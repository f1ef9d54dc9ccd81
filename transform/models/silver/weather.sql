-- Weather samples, about one a minute.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'weather') }}
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
  changed.air_temp_c,
  changed.track_temp_c,
  changed.humidity_pct,
  changed.pressure_mbar,
  changed.rainfall,
  cast(changed.wind_direction_deg as integer) as wind_direction_deg,
  changed.wind_speed_mps,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
