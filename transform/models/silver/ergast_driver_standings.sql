-- Standings of the drivers after each round since 1950.
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
    cast(wins as integer) as wins,
    driver_id,
    driver,
    first_name,
    last_name,
    nationality,
    cast(date_of_birth as timestamp) as date_of_birth,
    constructor_ids,
    constructor_names
  from {{ source('bronze', 'ergast_driver_standings') }}
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
  wins,
  driver_id,
  driver,
  first_name,
  last_name,
  nationality,
  date_of_birth,
  constructor_ids,
  constructor_names
from typed
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
