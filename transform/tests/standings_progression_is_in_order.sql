-- The first leads, nobody with more points is behind, and points never get fewer where they are sums.
with in_order as (
  select
    *,
    lag(points) over (
      partition by season, round, championship order by position, points desc
    ) as points_ahead,
    lag(points) over (partition by season, championship, entrant_id order by round) as points_before
  from {{ ref('standings_progression') }}
  where season >= 1991 and season not in (1995, 1997, 2000, 2007, 2018, 2020)
)

select season, round, championship, entrant_id, position, points, gap_to_leader_points
from in_order
where points > points_ahead
  or points < points_before
  or gap_to_leader_points > 0
  or (position = 1 and gap_to_leader_points <> 0)
