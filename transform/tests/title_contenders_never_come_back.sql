-- Who is out of the championship stays out, and the leader never is; not where stewards have taken points
-- from a leader.
select later.season, later.round, later.championship, later.entrant_id
from {{ ref('title_contenders') }} as later
inner join {{ ref('title_contenders') }} as earlier
  on later.season = earlier.season
  and later.championship = earlier.championship
  and later.entrant_id = earlier.entrant_id
  and later.round > earlier.round
where later.can_win and not earlier.can_win
  and later.season not in (1995, 1997, 2000, 2007, 2018, 2020)
union all
select season, round, championship, entrant_id
from {{ ref('title_contenders') }}
where position = 1 and not can_win
