-- A driver has one row in a session.
select session_id, driver_number, count(*) as row_count
from {{ ref('sector_dominance') }}
group by session_id, driver_number
having count(*) > 1
