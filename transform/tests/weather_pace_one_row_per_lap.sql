-- A lap is listed once beside its weather.
select session_id, driver_number, lap_number, count(*) as row_count
from {{ ref('weather_pace') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, lap_number
having count(*) > 1
