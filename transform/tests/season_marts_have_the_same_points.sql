-- Drivers, teams and the map of the season have the points awarded in each round.
with awarded as (
  select
    season,
    round,
    sum(points) as points,
    sum(case when team_id is not null and season >= 1958 then points else 0 end) as team_points
  from {{ ref('championship_points') }}
  group by season, round
),

heatmap as (
  select season, round, sum(points) as points
  from {{ ref('season_heatmap') }}
  group by season, round
),

standings as (
  select
    season,
    round,
    sum(case when championship = 'driver' then race_points + sprint_points end) as points,
    sum(case when championship = 'team' then race_points + sprint_points end) as team_points
  from {{ ref('standings_progression') }}
  group by season, round
)

select awarded.season, awarded.round, awarded.points, heatmap.points as heatmap_points,
  standings.points as driver_points, standings.team_points
from awarded
left join heatmap
  on awarded.season = heatmap.season
  and awarded.round = heatmap.round
left join standings
  on awarded.season = standings.season
  and awarded.round = standings.round
where abs(awarded.points - coalesce(heatmap.points, -1)) > 0.001
  or abs(awarded.points - coalesce(standings.points, -1)) > 0.001
  or abs(awarded.team_points - coalesce(standings.team_points, 0)) > 0.001
