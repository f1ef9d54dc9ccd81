-- Two stops make one attempt.
select session_id, driver_number, rival_number, lap_number, rival_lap_number, count(*) as row_count
from {{ ref('undercut_gain') }}
where {{ var('changed_sessions') }}
group by session_id, driver_number, rival_number, lap_number, rival_lap_number
having count(*) > 1
