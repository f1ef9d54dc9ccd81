-- Results of all sessions, one row per driver. Who a driver is, and for whom he drove, is decided here;
-- laps, stints and drivers take it over. Origins write 'nan' or 'None' for a missing text.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'results') }}
),

changed as (
  select * from keyed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- Jolpica has no sprint qualifying, and reserve drivers are not in the race's result, which lends
-- practice its identifiers: theirs are those of their team mates, else those of the names.
identified as (
  select
    changed.*,
    nullif(nullif(changed.driver_id, 'nan'), 'None') as known_driver_id,
    coalesce(
      nullif(nullif(changed.team_id, 'nan'), 'None'),
      case
        when changed.team is not null
        then max(nullif(nullif(changed.team_id, 'nan'), 'None')) over (
          partition by changed.session_id, changed.team
        )
      end,
      named.team_id
    ) as known_team_id
  from changed
  left join {{ ref('team_names') }} as named
    on changed.team = named.team
    and cast(changed.season as integer) between named.first_season and named.last_season
),

-- What Jolpica says of the same session: the archive may not list a driver, or not name him.
official as (
  select
    session_id,
    driver_id,
    max(driver) as driver,
    max(first_name) as first_name,
    max(last_name) as last_name,
    max(constructor_name) as team,
    min(position) as position,
    min(grid) as grid
  from (
    select session_id, driver_id, driver, first_name, last_name, constructor_name, position, grid
    from {{ ref('ergast_results') }}
    union all
    select session_id, driver_id, driver, first_name, last_name, constructor_name, position, grid
    from {{ ref('ergast_sprint') }}
    union all
    select session_id, driver_id, driver, first_name, last_name, constructor_name, position, null
    from {{ ref('ergast_qualifying') }}
  ) as history
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
  group by session_id, driver_id
)

select
  identified.session_id,
  cast(identified.season as integer) as season,
  cast(identified.round as integer) as round,
  identified.grand_prix,
  identified.session as session_code,
  coalesce(identified.driver, official.driver) as driver,
  identified.driver_number,
  identified.known_driver_id as driver_id,
  nullif(nullif(identified.broadcast_name, 'nan'), 'None') as broadcast_name,
  coalesce(identified.first_name, official.first_name) as first_name,
  coalesce(identified.last_name, official.last_name) as last_name,
  coalesce(identified.full_name, official.first_name || ' ' || official.last_name) as full_name,
  nullif(nullif(identified.country_code, 'nan'), 'None') as country_code,
  nullif(nullif(identified.headshot_url, 'nan'), 'None') as headshot_url,
  coalesce(names.team, identified.team, official.team) as team,
  identified.known_team_id as team_id,
  nullif(nullif(identified.team_color, 'nan'), 'None') as team_color,
  -- A driver whom timing does not list has only the official place.
  coalesce(
    cast(identified.position as integer),
    try_cast(identified.classified_position as integer),
    official.position
  ) as position,
  case
    when identified.classified_position like '%.0'
    then replace(identified.classified_position, '.0', '')
    else identified.classified_position
  end as classified_position,
  -- 0 is a start from the pit lane, but not of who did not start, or of whom timing does not list.
  coalesce(
    case
      when identified.grid_position > 0
        or coalesce(identified.classified_position, '') not in ('W', 'F')
      then cast(identified.grid_position as integer)
    end,
    nullif(official.grid, 0)
  ) as grid_position,
  identified.q1_ms,
  cast(identified.q1_ms as double) / 1000 as q1_s,
  identified.q2_ms,
  cast(identified.q2_ms as double) / 1000 as q2_s,
  identified.q3_ms,
  cast(identified.q3_ms as double) / 1000 as q3_s,
  identified.time_ms,
  cast(identified.time_ms as double) / 1000 as time_s,
  identified.status,
  identified.points,
  cast(identified.laps as integer) as laps,
  sessions.is_simulated
from identified
left join {{ ref('sessions') }} as sessions
  on identified.session_id = sessions.session_id
left join official
  on identified.session_id = official.session_id
  and identified.known_driver_id = official.driver_id
left join {{ ref('team_names') }} as names
  on identified.known_team_id = names.team_id
  and cast(identified.season as integer) between names.first_season and names.last_season
