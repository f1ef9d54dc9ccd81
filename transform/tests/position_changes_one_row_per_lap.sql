-- A driver has one position on each lap.
select session_id, driver_number, lap_number, count(*) as row_count
from {{ ref('position_changes') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, lap_number
having count(*) > 1
