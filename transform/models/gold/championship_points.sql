{{ config(materialized='table') }}
-- Points as awarded in each race and sprint, by driver and the team driven for. A session that the
-- lake has with its official result counts from there, any other from Jolpica's history. A table, not
-- incremental: driver and team have one name in a season.
with timing_results as (
  select *
  from {{ ref('results') }}
  where session_code in ('R', 'S')
),

official as (
  select session_id
  from timing_results
  group by session_id
  having count(points) > 0
),

history_results as (
  select
    session_id, season, round, grand_prix, session_code, driver_id, driver, driver_number,
    constructor_id as team_id, team, position, position_text, grid, points, status
  from {{ ref('ergast_results') }}
  union all
  select
    session_id, season, round, grand_prix, session_code, driver_id, driver, driver_number,
    constructor_id, team, position, position_text, grid, points, status
  from {{ ref('ergast_sprint') }}
),

-- Simulated history says so in its links only.
simulated as (
  select season, round, max(url like '%simulated.invalid%') as is_simulated
  from {{ ref('ergast_races') }}
  group by season, round
),

awards as (
  select
    timing_results.session_id, season, round, grand_prix, session_code,
    coalesce(driver_id, driver, driver_number) as driver_id, driver, driver_number,
    coalesce(team_id, team) as team_id, team, position, classified_position, grid_position, points,
    status, false as is_from_history, is_simulated
  from timing_results
  inner join official
    on timing_results.session_id = official.session_id
  union all
  select
    history_results.session_id, history_results.season, history_results.round, grand_prix,
    session_code, driver_id, driver, driver_number, team_id, team, position, position_text,
    -- Who did not start, or not qualify, has 0 there too.
    case when grid > 0 or coalesce(position_text, '') not in ('W', 'F') then grid end,
    points, status, true, coalesce(simulated.is_simulated, false)
  from history_results
  left join official
    on history_results.session_id = official.session_id
  left join simulated
    on history_results.season = simulated.season
    and history_results.round = simulated.round
  where official.session_id is null and driver_id is not null
),

-- As the timing service calls them, else as Jolpica does; where that changes, as in the last session.
-- Not of practice, where identifiers are those of the race.
named as (
  select season, driver_id, driver, team_id, team, '2' || session_id as preference
  from {{ ref('results') }}
  where session_code in ('Q', 'S', 'R')
  union all
  select season, driver_id, driver, team_id, team, '1' || session_id
  from history_results
),

drivers as (
  select season, driver_id, max_by(driver, preference) as driver
  from named
  where driver is not null and driver_id is not null
  group by season, driver_id
),

teams as (
  select season, team_id, max_by(team, preference) as team
  from named
  where team is not null and team_id is not null
  group by season, team_id
),

ranked as (
  select
    *,
    row_number() over (
      partition by session_id, driver_id, team_id
      order by position nulls last, classified_position, grid_position, status, driver_number
    ) as car
  from awards
)

-- A driver who shared cars in the 1950s has a row per car: one row per team, points summed, and all
-- else that of his best-placed car.
select
  session_id,
  ranked.season,
  round,
  grand_prix,
  session_code,
  ranked.driver_id,
  coalesce(max(drivers.driver), max(ranked.driver)) as driver,
  max(case when car = 1 then driver_number end) as driver_number,
  ranked.team_id,
  coalesce(max(teams.team), max(ranked.team)) as team,
  min(position) as position,
  max(case when car = 1 then classified_position end) as classified_position,
  max(case when car = 1 then grid_position end) as grid_position,
  round(sum(coalesce(points, 0)), 4) as points,
  max(case when car = 1 then status end) as status,
  max(is_from_history) as is_from_history,
  max(is_simulated) as is_simulated
from ranked
left join drivers
  on ranked.season = drivers.season
  and ranked.driver_id = drivers.driver_id
left join teams
  on ranked.season = teams.season
  and ranked.team_id = teams.team_id
group by
  session_id, ranked.season, round, grand_prix, session_code, ranked.driver_id, ranked.team_id
