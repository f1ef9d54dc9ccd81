-- Points of a driver in one team count once.
select session_id, driver_id, team_id, count(*) as row_count
from {{ ref('championship_points') }}
group by session_id, driver_id, team_id
having count(*) > 1
