-- A driver has one best lap in a session.
select session_id, driver_number, count(*) as row_count
from {{ ref('fastest_laps') }}
group by session_id, driver_number
having count(*) > 1
