-- Qualifying results, one row per driver.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(position as integer) as position,
    cast(q1_ms as bigint) as q1_ms,
    cast(q2_ms as bigint) as q2_ms,
    cast(q3_ms as bigint) as q3_ms,
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
  from {{ source('bronze', 'ergast_qualifying') }}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  position,
  q1_ms,
  cast(q1_ms as double) / 1000 as q1_s,
  q2_ms,
  cast(q2_ms as double) / 1000 as q2_s,
  q3_ms,
  cast(q3_ms as double) / 1000 as q3_s,
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
