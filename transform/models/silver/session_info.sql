-- What the origin says of each session, one row per record as sent.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    cast(time_ms as bigint) as time_ms,
    cast(meeting_key as integer) as meeting_key,
    cast(meeting_number as integer) as meeting_number,
    meeting_name,
    official_event_name,
    location,
    cast(country_key as integer) as country_key,
    country_code,
    country,
    cast(circuit_key as integer) as circuit_key,
    circuit_name,
    cast(session_key as integer) as session_key,
    session_type,
    cast(session_number as integer) as session_number,
    session_name,
    cast(session_start as timestamp) as session_start,
    cast(session_end as timestamp) as session_end,
    cast(gmt_offset_ms as bigint) as gmt_offset_ms,
    session_status,
    archive_status,
    is_simulated,
    source_path
  from {{ source('bronze', 'session_info') }}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  time_ms,
  cast(time_ms as double) / 1000 as time_s,
  meeting_key,
  meeting_number,
  meeting_name,
  official_event_name,
  location,
  country_key,
  country_code,
  country,
  circuit_key,
  circuit_name,
  session_key,
  session_type,
  session_number,
  session_name,
  session_start,
  session_end,
  gmt_offset_ms,
  session_status,
  archive_status,
  is_simulated,
  source_path
from typed
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
