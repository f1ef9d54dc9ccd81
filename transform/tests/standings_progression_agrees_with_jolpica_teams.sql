{{ config(severity='warn') }}
-- The same for teams; a warning, for stewards may take points from a team and not from its drivers, as in
-- 2000, 2007, 2018 and 2020, when Jolpica's standings count.
select
  official.season, official.round, official.constructor_id, official.points as official_points,
  official.wins as official_wins, ours.points, ours.wins
from {{ ref('ergast_constructor_standings') }} as official
left join {{ ref('standings_progression') }} as ours
  on official.season = ours.season
  and official.round = ours.round
  and official.constructor_id = ours.entrant_id
  and ours.championship = 'team'
where official.season >= 1998
  and official.season || '-' || official.round in (
    select season || '-' || round
    from {{ ref('standings_progression') }}
    where is_complete and championship = 'team'
  )
  and (
    ours.points is null
    or abs(official.points - ours.points) > 0.01
    or official.wins <> ours.wins
  )
