-- Points and wins of the drivers are Jolpica's after every round up to which the lake has all races
-- and sprints. From 1998 on: in 1997 a driver was excluded from the standings, before 1991 only the
-- best results counted.
select
  official.season, official.round, official.driver_id, official.points as official_points,
  official.wins as official_wins, ours.points, ours.wins
from {{ ref('ergast_driver_standings') }} as official
left join {{ ref('standings_progression') }} as ours
  on official.season = ours.season
  and official.round = ours.round
  and official.driver_id = ours.entrant_id
  and ours.championship = 'driver'
where official.season >= 1998
  and official.season || '-' || official.round in (
    select season || '-' || round
    from {{ ref('standings_progression') }}
    where is_complete and championship = 'driver'
  )
  and (
    ours.points is null
    or abs(official.points - ours.points) > 0.01
    or official.wins <> ours.wins
  )
