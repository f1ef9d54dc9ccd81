-- A team has one box in a race.
select session_id, team, count(*) as row_count
from {{ ref('team_pace') }}
where {{ var('changed_sessions') }}
group by session_id, team
having count(*) > 1
