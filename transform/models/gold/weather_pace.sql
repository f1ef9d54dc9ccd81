-- Pace against the temperature of the track, in the dry: each clean lap beside its weather.
with laps as (
  select
    *,
    round(
      fuel_corrected_s - median(fuel_corrected_s) over (partition by session_id, driver_number), 6
    ) as delta_to_median_s
  from {{ ref('lap_fuel_corrected') }}
  where is_clean and not is_wet
  {% if is_incremental() %}
  and {{ var('changed_sessions') }}
  {% endif %}
),

weather as (
  select session_id, driver_number, lap_number, air_temp_c, track_temp_c
  from {{ ref('lap_weather') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

dry as (
  select laps.*, weather.air_temp_c, weather.track_temp_c
  from laps
  inner join weather
    on laps.session_id = weather.session_id
    and laps.driver_number = weather.driver_number
    and laps.lap_number = weather.lap_number
  where weather.track_temp_c is not null
),

slopes as (
  select
    session_id,
    count(*) as session_laps,
    round(regr_slope(delta_to_median_s, track_temp_c), 6) as slope_s_per_c,
    round(regr_r2(delta_to_median_s, track_temp_c), 6) as r2,
    round(regr_r2(track_temp_c, lap_number), 6) as track_temp_lap_r2
  from dry
  group by session_id
  having min(track_temp_c) < max(track_temp_c)
)

select
  dry.session_id,
  dry.season,
  dry.round,
  dry.grand_prix,
  dry.session_code,
  dry.driver,
  dry.driver_number,
  dry.team,
  dry.lap_number,
  dry.compound,
  dry.air_temp_c,
  dry.track_temp_c,
  dry.fuel_corrected_s,
  dry.delta_to_median_s,
  slopes.session_laps,
  slopes.slope_s_per_c,
  slopes.r2,
  slopes.track_temp_lap_r2,
  dry.is_simulated
from dry
left join slopes
  on dry.session_id = slopes.session_id
