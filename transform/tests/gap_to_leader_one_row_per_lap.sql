-- A driver crosses the line once on each lap.
select session_id, driver_number, lap_number, count(*) as row_count
from {{ ref('gap_to_leader') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, lap_number
having count(*) > 1
