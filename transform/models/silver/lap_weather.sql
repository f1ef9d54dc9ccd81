-- The weather of each lap: the last sample at or before its end, else the first one after.
with laps as (
  select session_id, season, round, grand_prix, session_code, driver, driver_number, lap_number,
    time_ms, is_simulated
  from {{ ref('laps') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

in_order as (
  select
    *,
    row_number() over samples as place,
    lead(time_ms) over samples as next_time_ms
  from {{ ref('weather') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
  window samples as (
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
left join in_order as weather
  on laps.session_id = weather.session_id
  -- The first sample also stands for the time before it.
  and (laps.time_ms >= weather.time_ms or weather.place = 1)
  and (laps.time_ms < weather.next_time_ms or weather.next_time_ms is null)
