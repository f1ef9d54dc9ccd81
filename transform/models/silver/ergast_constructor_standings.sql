-- Standings of the constructors after each round since 1958.
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
    constructor_id,
    constructor_name,
    constructor_nationality
  from {{ source('bronze', 'ergast_constructor_standings') }}
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
