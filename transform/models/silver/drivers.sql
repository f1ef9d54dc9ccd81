-- The drivers of each session as the timing service lists them.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'drivers') }}
),

changed as (
  select * from keyed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

-- The archive may not have named the driver, and a team has one name in a season.
entrants as (
  select session_id, driver_number, driver, first_name, last_name, full_name, team
  from {{ ref('results') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
)

select
  changed.session_id,
  cast(changed.season as integer) as season,
  cast(changed.round as integer) as round,
  changed.grand_prix,
  changed.session as session_code,
  coalesce(entrants.driver, changed.driver) as driver,
  changed.driver_number,
  changed.broadcast_name,
  changed.display_name,
  coalesce(changed.first_name, entrants.first_name) as first_name,
  coalesce(changed.last_name, entrants.last_name) as last_name,
  coalesce(changed.full_name, entrants.full_name) as full_name,
  coalesce(entrants.team, changed.team) as team,
  changed.team_color,
  changed.country_code,
  changed.headshot_url,
  changed.reference,
  changed.public_id,
  cast(changed.line as integer) as line,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
left join entrants
  on changed.session_id = entrants.session_id
  and changed.driver_number = entrants.driver_number
