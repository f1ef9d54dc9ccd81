-- Classifications of races since 1950, one row per driver and car.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(position as integer) as position,
    position_text,
    cast(points as double) as points,
    cast(grid as integer) as grid,
    cast(laps as integer) as laps,
    status,
    cast(time_ms as bigint) as time_ms,
    time_text,
    cast(fastest_lap_rank as integer) as fastest_lap_rank,
    cast(fastest_lap as integer) as fastest_lap,
    cast(fastest_lap_time_ms as bigint) as fastest_lap_time_ms,
    cast(fastest_lap_speed_kmh as double) as fastest_lap_speed_kmh,
    driver_number,
    driver_id,
    driver,
    first_name,
    last_name,
    nationality,
    cast(date_of_birth as timestamp) as date_of_birth,
    constructor_id,
    constructor_name,
    constructor_nationality
  from {{ source('bronze', 'ergast_results') }}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  position,
  position_text,
  points,
  grid,
  laps,
  status,
  time_ms,
  cast(time_ms as double) / 1000 as time_s,
  time_text,
  fastest_lap_rank,
  fastest_lap,
  fastest_lap_time_ms,
  cast(fastest_lap_time_ms as double) / 1000 as fastest_lap_time_s,
  fastest_lap_speed_kmh,
  driver_number,
  driver_id,
  driver,
  first_name,
  last_name,
  nationality,
  date_of_birth,
  constructor_id,
  constructor_name,
  constructor_nationality,
  coalesce(names.team, constructor_name) as team
from typed
left join {{ ref('team_names') }} as names
  on typed.constructor_id = names.team_id
  and typed.season between names.first_season and names.last_season
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
