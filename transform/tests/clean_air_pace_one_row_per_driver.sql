-- A driver has one clean-air pace in a race.
select session_id, driver_number, count(*) as row_count
from {{ ref('clean_air_pace') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number
having count(*) > 1
