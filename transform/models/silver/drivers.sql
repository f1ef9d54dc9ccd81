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
)

select
  changed.session_id,
  cast(changed.season as integer) as season,
  cast(changed.round as integer) as round,
  changed.grand_prix,
  changed.session as session_code,
  changed.driver,
  changed.driver_number,
  changed.broadcast_name,
  changed.display_name,
  changed.first_name,
  changed.last_name,
  changed.full_name,
  changed.team,
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
