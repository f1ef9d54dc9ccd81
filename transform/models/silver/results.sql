-- Results of all sessions, one row per driver. Origins write 'nan' or 'None' for a missing text.
with keyed as (
  select season || '-' || lpad(round, 2, '0') || '-' || session as session_id, *
  from {{ source('bronze', 'results') }}
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
  nullif(nullif(changed.driver_id, 'nan'), 'None') as driver_id,
  nullif(nullif(changed.broadcast_name, 'nan'), 'None') as broadcast_name,
  changed.first_name,
  changed.last_name,
  changed.full_name,
  nullif(nullif(changed.country_code, 'nan'), 'None') as country_code,
  nullif(nullif(changed.headshot_url, 'nan'), 'None') as headshot_url,
  changed.team,
  nullif(nullif(changed.team_id, 'nan'), 'None') as team_id,
  nullif(nullif(changed.team_color, 'nan'), 'None') as team_color,
  -- A driver whom timing does not list has only the official rank.
  coalesce(cast(changed.position as integer), try_cast(changed.classified_position as integer))
    as position,
  case
    when changed.classified_position like '%.0' then replace(changed.classified_position, '.0', '')
    else changed.classified_position
  end as classified_position,
  cast(changed.grid_position as integer) as grid_position,
  changed.q1_ms,
  cast(changed.q1_ms as double) / 1000 as q1_s,
  changed.q2_ms,
  cast(changed.q2_ms as double) / 1000 as q2_s,
  changed.q3_ms,
  cast(changed.q3_ms as double) / 1000 as q3_s,
  changed.time_ms,
  cast(changed.time_ms as double) / 1000 as time_s,
  changed.status,
  changed.points,
  cast(changed.laps as integer) as laps,
  sessions.is_simulated
from changed
left join {{ ref('sessions') }} as sessions
  on changed.session_id = sessions.session_id
