{{ config(materialized='table') }}
-- Who can still win the championship after each round.
with standings as (
  select
    *,
    max(points) over (partition by season, round, championship) as leader_points,
    max(case when position = 1 then wins end) over (
      partition by season, round, championship
    ) as leader_wins
  from {{ ref('standings_progression') }}
  where is_complete and points_remaining is not null
),

judged as (
  select
    *,
    position = 1
      or max_attainable_points > leader_points
      -- Level on points, the number of wins decides; whoever can still match it is not out.
      or (max_attainable_points = leader_points and wins + rounds_remaining >= leader_wins)
      as can_win
  from standings
)

select
  season,
  round,
  grand_prix,
  championship,
  position,
  entrant_id,
  entrant,
  driver,
  team,
  points,
  gap_to_leader_points,
  rounds_remaining,
  sprints_remaining,
  points_remaining,
  max_attainable_points,
  can_win,
  cast(count(case when can_win then 1 end) over (
    partition by season, round, championship
  ) as integer) as contenders,
  can_win and count(case when can_win then 1 end) over (
    partition by season, round, championship
  ) = 1 as is_decided,
  is_simulated
from judged
