-- Recorded messages of team radio, one row per message.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    driver,
    driver_number,
    cast(time_ms as bigint) as time_ms,
    cast(date as timestamp) as date,
    path,
    url
  from {{ source('bronze', 'team_radio') }}
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
  changed.driver,
  changed.driver_number,
  changed.time_ms,
  cast(changed.time_ms as double) / 1000 as time_s,
  changed.date,
  changed.path,
  changed.url,
  sessions.is_simulated
from changed
left join sessions
  on changed.session_id = sessions.session_id
