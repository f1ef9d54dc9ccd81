-- A driver has one result in qualifying.
select session_id, driver_number, count(*) as row_count
from {{ ref('qualifying_results') }}
group by session_id, driver_number
having count(*) > 1
