-- A lap of qualifying is there once.
select session_id, driver_number, lap_number, count(*) as row_count
from {{ ref('qualifying_laps') }}
group by session_id, driver_number, lap_number
having count(*) > 1
