-- A driver has one pace in a race.
select session_id, driver_number, count(*) as row_count
from {{ ref('race_pace') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number
having count(*) > 1
