-- Races since 1950 as Jolpica lists them, one row per round.
with typed as (
  select
    season || '-' || lpad(round, 2, '0') || '-' || session as session_id,
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    race_name,
    cast(date as timestamp) as date,
    cast(race_start as timestamp) as race_start,
    cast(fp1_start as timestamp) as fp1_start,
    cast(fp2_start as timestamp) as fp2_start,
    cast(fp3_start as timestamp) as fp3_start,
    cast(sprint_qualifying_start as timestamp) as sprint_qualifying_start,
    cast(sprint_start as timestamp) as sprint_start,
    cast(qualifying_start as timestamp) as qualifying_start,
    circuit_id,
    circuit_name,
    location,
    country,
    cast(latitude_deg as double) as latitude_deg,
    cast(longitude_deg as double) as longitude_deg,
    url
  from {{ source('bronze', 'ergast_races') }}
)

select
  session_id,
  season,
  round,
  grand_prix,
  session_code,
  race_name,
  date,
  race_start,
  fp1_start,
  fp2_start,
  fp3_start,
  sprint_qualifying_start,
  sprint_start,
  qualifying_start,
  circuit_id,
  circuit_name,
  location,
  country,
  latitude_deg,
  longitude_deg,
  url
from typed
{% if is_incremental() %}
where {{ var('changed_sessions') }}
{% endif %}
