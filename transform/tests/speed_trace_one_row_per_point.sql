-- A point of a trace is there once.
select session_id, driver_number, point, count(*) as row_count
from {{ ref('speed_trace') }}
group by session_id, driver_number, point
having count(*) > 1
