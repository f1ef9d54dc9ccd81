-- Each lap has its weather exactly once, also where samples have the same time.
select
  laps.session_id,
  laps.driver_number,
  laps.lap_number,
  count(lap_weather.session_id) as row_count
from (
  select * from {{ ref('laps') }} where {{ var('changed_sessions') }}
) as laps
left join {{ ref('lap_weather') }} as lap_weather
  on laps.session_id = lap_weather.session_id
  and laps.driver_number = lap_weather.driver_number
  and laps.lap_number = lap_weather.lap_number
group by laps.session_id, laps.driver_number, laps.lap_number
having count(lap_weather.session_id) <> 1
