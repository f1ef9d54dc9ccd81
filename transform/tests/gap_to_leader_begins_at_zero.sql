-- On each lap somebody leads, nobody is ahead of the leader, and whoever has nobody ahead leads.
select session_id, lap_number, min(gap_to_leader_s) as smallest_gap_s, count(*) as cars
from {{ ref('gap_to_leader') }}
where {{ var('changed_sessions') }}
group by session_id, lap_number
having min(gap_to_leader_s) <> 0
  or min(gap_ahead_s) < 0
  or count(case when gap_ahead_s is null then 1 end) <> 1
