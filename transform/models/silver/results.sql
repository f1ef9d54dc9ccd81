-- Results of all sessions, one row per driver. Origins write 'nan' or 'None' for a missing text.
with typed as (
  select
    cast(season as integer) as season,
    cast(round as integer) as round,
    grand_prix,
    session as session_code,
    driver,
    driver_number,
    nullif(nullif(driver_id, 'nan'), 'None') as driver_id,
    nullif(nullif(broadcast_name, 'nan'), 'None') as broadcast_name,
    first_name,
    last_name,
    full_name,
    nullif(nullif(country_code, 'nan'), 'None') as country_code,
    nullif(nullif(headshot_url, 'nan'), 'None') as headshot_url,
    team,
    nullif(nullif(team_id, 'nan'), 'None') as team_id,
    nullif(nullif(team_color, 'nan'), 'None') as team_color,
    cast(position as integer) as position,
    case
      when classified_position like '%.0' then replace(classified_position, '.0', '')
      else classified_position
    end as classified_position,
    cast(grid_position as integer) as grid_position,
    cast(q1_ms as bigint) as q1_ms,
    cast(q2_ms as bigint) as q2_ms,
    cast(q3_ms as bigint) as q3_ms,
    cast(time_ms as bigint) as time_ms,
    status,
    cast(points as double) as points,
    cast(laps as integer) as laps
  from {{ source('bronze', 'results') }}
),

keyed as (
  select
    season || '-' || lpad(cast(round as varchar), 2, '0') || '-' || session_code as session_id,
    *
  from typed
)

select
  keyed.session_id,
  keyed.season,
  keyed.round,
  keyed.grand_prix,
  keyed.session_code,
  keyed.driver,
  keyed.driver_number,
  keyed.driver_id,
  keyed.broadcast_name,
  keyed.first_name,
  keyed.last_name,
  keyed.full_name,
  keyed.country_code,
  keyed.headshot_url,
  keyed.team,
  keyed.team_id,
  keyed.team_color,
  keyed.position,
  keyed.classified_position,
  keyed.grid_position,
  keyed.q1_ms,
  cast(keyed.q1_ms as double) / 1000 as q1_s,
  keyed.q2_ms,
  cast(keyed.q2_ms as double) / 1000 as q2_s,
  keyed.q3_ms,
  cast(keyed.q3_ms as double) / 1000 as q3_s,
  keyed.time_ms,
  cast(keyed.time_ms as double) / 1000 as time_s,
  keyed.status,
  keyed.points,
  keyed.laps,
  sessions.is_simulated
from keyed
left join {{ ref('sessions') }} as sessions
  on keyed.session_id = sessions.session_id
