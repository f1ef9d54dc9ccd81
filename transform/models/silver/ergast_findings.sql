-- What was not as it should be in the history of a round, one row per finding.
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
  from {{ source('bronze', 'ergast_findings') }}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  severity,
  feed,
  line,
  driver_number,
  lap_number,
  message,
  action
from typed
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
