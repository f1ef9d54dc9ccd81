-- What was not as it should be in the data of a session, one row per finding.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    severity,
    feed,
    cast(line as bigint) as line,
    driver_number,
    cast(lap_number as integer) as lap_number,
    message,
    action
  from {{ source('bronze', 'findings') }}
),

changed as (
  select *
  from typed
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
),

sessions as (
  select session_id, is_simulated
  from {{ ref('sessions') }}
  {% if is_incremental() %}
  where {{ var('changed_sessions') }}
  {% endif %}
)

select
  changed.session_id,
  changed.season,
  changed.round,
  changed.grand_prix,
  changed.session_code,
  changed.severity,
  changed.feed,
  changed.line,
  changed.driver_number,
  changed.lap_number,
  changed.message,
  changed.action,
  sessions.is_simulated
from changed
left join sessions
  on changed.session_id = sessions.session_id
