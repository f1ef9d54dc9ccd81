{{ config(materialized='table') }}
-- Both championships after each round: points summed up, place, and what can still be won.
with awards as (
  select
    season, round, grand_prix, session_code, points, position, is_simulated,
    'driver' as championship, driver_id as entrant_id, coalesce(driver, driver_id) as entrant,
    driver, team
  from {{ ref('championship_points') }}
  union all
  select
    season, round, grand_prix, session_code, points, position, is_simulated,
    'team', team_id, team, cast(null as varchar), team
  from {{ ref('championship_points') }}
  where team_id is not null and season >= 1958
),

-- Where the points awarded do not add up to the standings, Jolpica's count: until 1990 only some results
-- of a driver did, until 1978 only the best car of a team; later, stewards have excluded a driver, and
-- taken points from teams and not from their drivers.
official as (
  select
    season, round, 'driver' as championship, driver_id as entrant_id, position, points, wins
  from {{ ref('ergast_driver_standings') }}
  where season < 1991 or season = 1997
  union all
  select season, round, 'team', constructor_id, position, points, wins
  from {{ ref('ergast_constructor_standings') }}
  where season < 1991 or season in (1995, 2000, 2007, 2018, 2020)
),

rounds as (
  select
    season,
    round,
    max(case when session_code = 'R' then grand_prix end) as race_grand_prix,
    max(grand_prix) as any_grand_prix,
    max(case when session_code = 'R' then 1 else 0 end) as races,
    max(case when session_code = 'S' then 1 else 0 end) as sprints
  from awards
  group by season, round
),

-- Rounds known to have had a sprint, whether or not its points are here.
sprint_rounds as (
  select season, round
  from {{ ref('sessions') }}
  where event_format like 'sprint%'
  union
  select season, round
  from {{ ref('ergast_races') }}
  where sprint_start is not null
),

calendar as (
  select
    rounds.season,
    rounds.round,
    coalesce(rounds.race_grand_prix, rounds.any_grand_prix) as grand_prix,
    sum(rounds.races) over (partition by rounds.season order by rounds.round) as races_so_far,
    sum(rounds.sprints) over (partition by rounds.season order by rounds.round) as sprints_so_far,
    max(rounds.round) over season as last_round,
    sum(rounds.sprints) over season as last_sprints,
    sum(case when sprint_rounds.round is not null and rounds.sprints = 0 then 1 else 0 end) over (
      partition by rounds.season order by rounds.round
    ) as sprints_missing
  from rounds
  left join sprint_rounds
    on rounds.season = sprint_rounds.season
    and rounds.round = sprint_rounds.round
  window season as (
    partition by rounds.season order by rounds.round
    rows between unbounded preceding and unbounded following
  )
),

of_round as (
  select
    season,
    round,
    championship,
    entrant_id,
    max(entrant) as entrant,
    max(driver) as driver,
    max(team) as team,
    sum(case when session_code = 'R' then points else 0 end) as race_points,
    sum(case when session_code = 'S' then points else 0 end) as sprint_points,
    count(case when session_code = 'R' and position = 1 then 1 end) as wins,
    -- A number with base 32, its digits the numbers of first to twenty-fourth places: it orders as
    -- countback does, since nobody takes a place more than 31 times in a season.
    sum(case when session_code = 'R' and position between 1 and 24
      then cast(power(32, 24 - position) as hugeint) else 0 end) as countback,
    max(is_simulated) as is_simulated
  from awards
  group by season, round, championship, entrant_id
),

entrants as (
  select season, championship, entrant_id, min(round) as first_round
  from of_round
  group by season, championship, entrant_id
),

filled as (
  select
    calendar.season,
    calendar.round,
    calendar.grand_prix,
    calendar.races_so_far,
    calendar.sprints_so_far,
    calendar.sprints_missing,
    calendar.last_round,
    calendar.last_sprints,
    entrants.championship,
    entrants.entrant_id,
    of_round.round as start,
    coalesce(of_round.race_points, 0) as race_points,
    coalesce(of_round.sprint_points, 0) as sprint_points,
    coalesce(of_round.wins, 0) as wins_of_round,
    coalesce(of_round.countback, 0) as countback_of_round
  from calendar
  inner join entrants
    on calendar.season = entrants.season
    and calendar.round >= entrants.first_round
  left join of_round
    on calendar.season = of_round.season
    and calendar.round = of_round.round
    and entrants.championship = of_round.championship
    and entrants.entrant_id = of_round.entrant_id
),

summed as (
  select
    *,
    round(sum(race_points + sprint_points) over so_far, 4) as points,
    cast(sum(wins_of_round) over so_far as integer) as wins,
    sum(countback_of_round) over so_far as countback,
    max(start) over so_far as last_start
  from filled
  window so_far as (
    partition by season, championship, entrant_id order by round
    rows between unbounded preceding and current row
  )
),

-- A round without a start keeps the names of the last one with.
ruled as (
  select
    summed.season, summed.round, summed.grand_prix, summed.races_so_far, summed.sprints_so_far,
    summed.sprints_missing, summed.championship, summed.entrant_id, summed.race_points,
    summed.sprint_points, summed.countback,
    official.position as official_position,
    -- Who is not in those standings has no points in them.
    case
      when max(official.points is not null) over (
        partition by summed.season, summed.round, summed.championship
      )
      then coalesce(official.points, 0)
      else summed.points
    end as points,
    coalesce(official.wins, summed.wins) as wins,
    named.entrant as last_entrant,
    named.driver as last_driver,
    named.team as last_team,
    named.is_simulated as season_is_simulated,
    coalesce(rules.rounds, case when named.is_simulated then last_round end) as season_rounds,
    coalesce(rules.sprints, case when named.is_simulated then last_sprints end) as season_sprints,
    coalesce(rules.final_race_factor, 1) as final_race_factor,
    case summed.championship
      when 'driver' then coalesce(rules.driver_race_points, case when named.is_simulated then 25 end)
      else coalesce(rules.team_race_points, case when named.is_simulated then 43 end)
    end as most_race_points,
    case summed.championship
      when 'driver'
      then coalesce(rules.driver_sprint_points, case when named.is_simulated then 8 end)
      else coalesce(rules.team_sprint_points, case when named.is_simulated then 15 end)
    end as most_sprint_points
  from summed
  inner join of_round as named
    on summed.season = named.season
    and summed.last_start = named.round
    and summed.championship = named.championship
    and summed.entrant_id = named.entrant_id
  left join official
    on summed.season = official.season
    and summed.round = official.round
    and summed.championship = official.championship
    and summed.entrant_id = official.entrant_id
  left join {{ ref('season_rules') }} as rules
    on summed.season = rules.season
),

remaining as (
  select
    *,
    races_so_far = round and sprints_missing = 0 as is_complete,
    season_rounds - round as rounds_remaining,
    greatest(season_sprints - sprints_so_far, 0) as sprints_remaining,
    (season_rounds - round) * most_race_points
      + case when round < season_rounds then (final_race_factor - 1) * most_race_points else 0 end
      + greatest(season_sprints - sprints_so_far, 0) * most_sprint_points as points_remaining
  from ruled
)

select
  season,
  round,
  grand_prix,
  championship,
  cast(rank() over standing as integer) as position,
  entrant_id,
  last_entrant as entrant,
  last_driver as driver,
  last_team as team,
  race_points,
  sprint_points,
  points,
  wins,
  round(points - first_value(points) over standing, 4) as gap_to_leader_points,
  cast(rounds_remaining as integer) as rounds_remaining,
  -- Where something before is missing, nobody knows how many sprints are behind.
  case when is_complete then cast(sprints_remaining as integer) end as sprints_remaining,
  case when is_complete then points_remaining end as points_remaining,
  case when is_complete then points + points_remaining end as max_attainable_points,
  is_complete,
  coalesce(season_is_simulated, false) as is_simulated
from remaining
window standing as (
  partition by season, round, championship
  order by official_position nulls last, points desc, countback desc
)
