-- The weather of each lap: the last sample at or before its end, else the first one after.
with laps as (
  select session_id, season, round, grand_prix, session_code, driver, driver_number, lap_number,
    time_ms, is_simulated
  from {{ ref('laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- From when until when each sample holds. The first one stands for the time before it too, the last
-- one for the time after it: sessions are shorter than 30 years.
samples as (
  select
    *,
    case when row_number() over in_order = 1 then -1000000000000 else time_ms end as from_ms,
    coalesce(lead(time_ms) over in_order, 1000000000000) as until_ms
  from {{ ref('weather') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
  window in_order as (
    partition by session_id
    order by time_ms, track_temp_c, air_temp_c, humidity_pct, wind_speed_mps, wind_direction_deg,
      pressure_mbar, rainfall
  )
)

select
  laps.session_id,
  laps.season,
  laps.round,
  laps.grand_prix,
  laps.session_code,
  laps.driver,
  laps.driver_number,
  laps.lap_number,
  weather.time_ms as weather_time_ms,
  weather.air_temp_c,
  weather.track_temp_c,
  weather.humidity_pct,
  weather.pressure_mbar,
  weather.rainfall,
  weather.wind_direction_deg,
  weather.wind_speed_mps,
  laps.is_simulated
from laps
left join samples as weather
  on laps.session_id = weather.session_id
  and laps.time_ms >= weather.from_ms
  and laps.time_ms < weather.until_ms
