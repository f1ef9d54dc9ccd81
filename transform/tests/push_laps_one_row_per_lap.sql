-- A push lap is there once.
select session_id, driver_number, lap_number, count(*) as row_count
from {{ ref('push_laps') }}
group by session_id, driver_number, lap_number
having count(*) > 1
