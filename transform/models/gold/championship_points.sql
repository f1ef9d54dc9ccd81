-- Points as awarded in each race and sprint, by driver and the team driven for. A session that the
-- lake has with its official result counts from there, any other from Jolpica's history.
with timing_results as (
  select *
  from {{ ref('results') }}
  where session_code in ('R', 'S')
    {% if is_incremental() %}
    and {{ var('changed_sessions') }}
    {% endif %}
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
    constructor_id, constructor_name, position, position_text, grid, points, status
  from {{ ref('ergast_results') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
  union all
  select
    session_id, season, round, grand_prix, session_code, driver_id, driver, driver_number,
    constructor_id, constructor_name, position, position_text, grid, points, status
  from {{ ref('ergast_sprint') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- Drivers whom timing does not list have no places in the session's own result.
places as (
  select session_id, driver_id, min(position) as position, min(grid) as grid
  from history_results
  group by session_id, driver_id
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
    coalesce(timing_results.driver_id, driver, driver_number) as driver_id, driver, driver_number,
    coalesce(team_id, team) as team_id, team,
    coalesce(timing_results.position, places.position) as position, classified_position,
    coalesce(grid_position, places.grid) as grid_position, points, status,
    false as is_from_history, is_simulated
  from timing_results
  inner join official
    on timing_results.session_id = official.session_id
  left join places
    on timing_results.session_id = places.session_id
    and timing_results.driver_id = places.driver_id
  union all
  select
    history_results.session_id, history_results.season, history_results.round, grand_prix,
    session_code, driver_id, driver, driver_number, constructor_id, constructor_name, position,
    position_text, grid, points, status, true, coalesce(simulated.is_simulated, false)
  from history_results
  left join official
    on history_results.session_id = official.session_id
  left join simulated
    on history_results.season = simulated.season
    and history_results.round = simulated.round
  where official.session_id is null and driver_id is not null
)

-- A driver who shared cars in the 1950s has a row per car: one row per team, points summed.
select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  driver_id,
  max(driver) as driver,
  max(driver_number) as driver_number,
  team_id,
  max(team) as team,
  min(position) as position,
  min(classified_position) as classified_position,
  min(grid_position) as grid_position,
  round(sum(coalesce(points, 0)), 4) as points,
  min(status) as status,
  max(is_from_history) as is_from_history,
  max(is_simulated) as is_simulated
from awards
group by session_id, season, round, grand_prix, session_code, driver_id, team_id
