-- Weather samples, about one a minute.
with typed as (
  select
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(time_ms as bigint) as time_ms,
    cast(air_temp_c as double) as air_temp_c,
    cast(track_temp_c as double) as track_temp_c,
    cast(humidity_pct as double) as humidity_pct,
    cast(pressure_mbar as double) as pressure_mbar,
    rainfall,
    cast(wind_direction_deg as integer) as wind_direction_deg,
    cast(wind_speed_mps as double) as wind_speed_mps
  from {{ source('bronze', 'weather') }}
),

keyed as (
  select
    season || '-' || lpad(cast(round as varchar), 2, '0') || '-' || session_code as session_id,
    *
  from typed
)

select
  keyed.session_id,
  keyed.season,
  keyed.round,
  keyed.grand_prix,
  keyed.session_code,
  keyed.time_ms,
  cast(keyed.time_ms as double) / 1000 as time_s,
  keyed.air_temp_c,
  keyed.track_temp_c,
  keyed.humidity_pct,
  keyed.pressure_mbar,
  keyed.rainfall,
  keyed.wind_direction_deg,
  keyed.wind_speed_mps,
  sessions.is_simulated
from keyed
left join {{ ref('sessions') }} as sessions
  on keyed.session_id = sessions.session_id
